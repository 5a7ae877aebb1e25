"""docker/asterisk/start.sh for real: Debian's own configuration, our pieces, a real Asterisk 22.

No Docker is needed for that: an overlay of the private root is the image's file system, and a
network namespace keeps Debian's default ports from everybody else.
"""

import subprocess
from pathlib import Path

import pytest

from cti_gateway.demo import private_root

REPO = Path(__file__).parents[2]
# $0 the private root, $1 a scratch folder, $2 the repository.
AS_IN_THE_IMAGE = """
mkdir "$1/upper" "$1/work" "$1/image"
mount -t overlay overlay -o "lowerdir=$0,upperdir=$1/upper,workdir=$1/work" "$1/image"
mount --rbind /proc "$1/image/proc"
mount --rbind /dev "$1/image/dev"
mkdir -p "$1/image/run/asterisk"
[ -e "$1/image/var/run" ] || ln -s ../run "$1/image/var/run"
cp -r "$2/asterisk_conf/site" "$1/image/usr/share/cti-gateway"
cp "$2/docker/asterisk/start.sh" "$1/image/start.sh"
ip link set lo up
setpriv --pdeathsig KILL chroot "$1/image" sh /start.sh &
ask() { chroot "$1/image" asterisk -rx "$2" 2>/dev/null || true; }
for _ in $(seq 150); do
    case "$(ask "$1" "core waitfullybooted")" in *"fully booted"*) break ;; esac
    sleep 0.1
done
for question in "manager show user cti" "dialplan show cti-line" "queue show cti-fallback-general"; do
    ask "$1" "$question"
done
cat "$1/image/etc/asterisk/manager_cti.conf"
"""


def start(folder: Path, secret: str) -> str:
    """What Asterisk shows after the script has started it, or what the script says."""
    root = private_root.build("22")
    inside = ["sh", "-ec", AS_IN_THE_IMAGE, str(root), str(folder), str(REPO)]
    command = [*private_root.in_namespace(), "--net", "--pid", "--fork", "--kill-child", *inside]
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "CTI_SECRET": secret, "CTI_PERMIT": "10.1.2.0/24"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def test_it_puts_the_pieces_into_debians_configuration(tmp_path: Path) -> None:
    shown = start(tmp_path, "a-Secret_1")
    assert "secret = a-Secret_1 " in shown and "permit = 10.1.2.0/24 " in shown
    assert "username: cti" in shown
    assert "[ Context 'cti-line'" in shown
    assert "cti-fallback-general has 0 calls" in shown


@pytest.mark.parametrize("secret", ["", "a|b", "a b", "$(reboot)"])
def test_a_secret_that_could_be_more_than_one_is_refused(secret: str) -> None:
    done = subprocess.run(
        ["sh", str(REPO / "docker" / "asterisk" / "start.sh")],
        env={"PATH": "/usr/bin:/bin", "CTI_SECRET": secret},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2 and "CTI_SECRET" in done.stderr
