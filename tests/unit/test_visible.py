"""What nobody sees is left out of text."""

from cti_gateway.codec.visible import visible


def test_what_nobody_sees_is_left_out_and_the_rest_stays() -> None:
    everything = "".join(map(chr, range(0x80))) + "怎么\u3000转？"
    assert visible(everything) == "\t\n\r" + "".join(map(chr, range(0x20, 0x7F))) + "怎么\u3000转？"
