"""What the tests need of Debian, and the root of each Asterisk: had at once, not one by one as a test asks.

python -m tests.support.tools
"""

from cti_gateway.adapters.pdf.fonts import PACKAGE
from cti_gateway.demo import private_root
from cti_gateway.demo.debian import need
from tests.support.chromium import SHELL, SHELL_PACKAGE
from tests.support.papers import FONT

PACKAGES = {
    "mmdebstrap": "mmdebstrap",
    "sipp": "sip-tester",
    "pg_lsclusters": "postgresql",
    "pdftotext": "poppler-utils",
    FONT: PACKAGE,
    SHELL: SHELL_PACKAGE,
}

if __name__ == "__main__":
    need(**PACKAGES)
    for release in private_root.RELEASES:
        private_root.build(release)
