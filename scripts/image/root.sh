#!/usr/bin/env bash
# Makes the root of the image in FOLDER, of the files of the machine it runs on: what Node needs, and what the health check
# and a look inside a container need. All of Debian would be half as large again as Node.
set -euo pipefail
root=$1
programs=(/usr/local/bin/node /bin/bash /bin/cat /bin/ls /bin/sleep /usr/bin/id)

mkdir -p "$root"/{etc,proc,sys,dev,usr/bin,app}
mkdir -p -m 1777 "$root/tmp"
for program in "${programs[@]}"; do
  cp --parents --dereference "$program" "$root"
  # Each library of it, and what loads them.
  ldd "$program" | grep -oE '/[^ )]+' | while read -r library; do cp --parents --dereference "$library" "$root"; done
done
ln -s bash "$root/bin/sh"
cp --dereference /etc/{passwd,group,nsswitch.conf,os-release} "$root/etc/"
# The licences of what is in it.
for package in bash coreutils libc6 libgcc-s1 libstdc++6 libtinfo6 libselinux1 libpcre2-8-0 libatomic1; do
  if [ -e "/usr/share/doc/$package/copyright" ]; then cp --parents "/usr/share/doc/$package/copyright" "$root"; fi
done
cp --parents --recursive /usr/share/common-licenses "$root"
if [ -e /usr/local/LICENSE ]; then cp --parents /usr/local/LICENSE "$root"; fi
