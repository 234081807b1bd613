#!/bin/bash
# The health check of the image. It starts no Node, which would take a tenth of a core each second.
#
# An engine starts it one interval after it has ended. So it ends at once while the emulator has just become ready, and
# once all have seen that, it waits before it looks: from then on it is started twice a minute.
just_ready_ms=10000
wait_s=30

host=${GHL_EMULATOR_HOST:-127.0.0.1} port=${GHL_EMULATOR_PORT:-${PORT:-8080}}
# Flags beat the environment. The emulator is process 1, or not far from it.
for process in /proc/[0-9]*; do
  mapfile -d '' -t words 2>/dev/null <"$process/cmdline" || continue
  [[ " ${words[*]} " == *' /app/dist/cli.cjs '* ]] || continue
  for at in "${!words[@]}"; do
    case ${words[at]} in
      --port) port=${words[at + 1]} ;;
      --port=*) port=${words[at]#*=} ;;
      --host) host=${words[at + 1]} ;;
      --host=*) host=${words[at]#*=} ;;
    esac
  done
  break
done
if [[ $host == 0.0.0.0 || $host == :: ]]; then host=127.0.0.1; fi

is_ready() { # and for how long, as up_ms
  local answer=
  exec 3<>"/dev/tcp/$host/$port" || return 1
  printf 'GET /_emulator/health HTTP/1.0\r\n\r\n' >&3
  # It ends with what the emulator sends, so it fails where all has come.
  IFS= read -r -d '' -t 3 answer <&3 || true
  exec 3>&-
  [[ $answer == 'HTTP/1.1 200 '* && $answer =~ \"uptimeMs\":([0-9]+) ]] && up_ms=${BASH_REMATCH[1]}
}

is_ready || exit 1
if ((up_ms < just_ready_ms)); then exit 0; fi
sleep "$wait_s"
is_ready
