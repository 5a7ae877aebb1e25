#!/bin/sh
# Puts the gateway's pieces into /etc/asterisk (Debian's own, or the site's, mounted there), then runs Asterisk.
# CTI_SECRET: the gateway's AMI secret. CTI_PERMIT: from where it may log in, as address/mask.
set -eu

etc=/etc/asterisk
pieces=/usr/share/cti-gateway
case "${CTI_SECRET:?set CTI_SECRET to the AMI secret of the gateway}" in
*[!A-Za-z0-9_-]*)
    echo "CTI_SECRET may only hold letters, digits, _ and -" >&2
    exit 2
    ;;
esac

include() {
    grep -qsF "#include $1" "$etc/$2" || echo "#include $1" >>"$etc/$2"
}

sed -e "s|CHANGE_ME|$CTI_SECRET|" -e "s|^permit = [^ ]*|permit = ${CTI_PERMIT:-127.0.0.1/255.255.255.255}|" \
    "$pieces/manager_cti.conf" >"$etc/manager_cti.conf"
cp "$pieces/extensions_cti.conf" "$pieces/queues_cti.conf" "$etc/"
cp "$pieces/cel_cti.conf" "$etc/cel.conf"
cp "$pieces/cel_custom_cti.conf" "$etc/cel_custom.conf"
mkdir -p /var/log/asterisk/cel-custom
cat >"$etc/manager.conf" <<EOF
[general]
enabled = yes
webenabled = no
bindaddr = 0.0.0.0
channelvars = CTI_CALL
#include manager_cti.conf
EOF
include extensions_cti.conf extensions.conf
include queues_cti.conf queues.conf

exec asterisk -f
