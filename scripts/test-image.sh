#!/usr/bin/env bash
# Builds the image and checks it as its users meet it: npm run test:image
# Needs Docker. Without it, root on Debian will do: Podman then stands in, on a base image made here of Debian's
# packages and the node binary in the npm registry.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
containers=()
clean_up() {
  if ((${#containers[@]})); then "$engine" rm -f "${containers[@]}" >>"$work/engine.log" 2>&1 || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

checks=0
check() { # SENTENCE COMMAND...
  local sentence=$1
  shift
  "$@" >"$work/check.log" 2>&1 || fail "this does not hold: $sentence" "$work/check.log"
  checks=$((checks + 1))
  echo "ok: $sentence"
}
fail() { # SENTENCE [LOG]
  echo "image: $1" >&2
  if [ -n "${2-}" ]; then tail -n 40 "$2" >&2; fi
  exit 1
}
now_ms() { local now=${EPOCHREALTIME/[.,]/}; echo "${now%???}"; }

set_up_podman() {
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail 'no Docker engine answers; start one, or run this as root on Debian'
  fi
  if ! type podman runc debootstrap iptables >/dev/null 2>&1; then
    apt-get update >"$work/apt.log" && apt-get install -y --no-install-recommends podman runc debootstrap iptables >>"$work/apt.log" 2>&1 ||
      fail 'Podman could not be installed' "$work/apt.log"
  fi
  # A storage of its own, so that nobody takes the base image made here for the official one.
  local tag home=/var/cache/go-high-level-emulator-image
  mkdir -p "$home"
  export CONTAINERS_STORAGE_CONF=$home/storage.conf CONTAINERS_CONF=$home/containers.conf
  printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$home/storage" "$home/run" >"$CONTAINERS_STORAGE_CONF"
  # What works inside a virtual machine or container with few rights: no systemd, no raising of limits.
  printf '%s\n' '[engine]' 'cgroup_manager = "cgroupfs"' 'events_logger = "file"' 'runtime = "runc"' '[containers]' \
    'default_ulimits = ["nofile=8192:8192", "nproc=4096:4096"]' 'log_driver = "k8s-file"' 'pids_limit = 0' >"$CONTAINERS_CONF"
  # Podman's other image format has no health check; and what it has of an earlier build, it takes for other arguments too.
  export BUILDAH_ISOLATION=chroot BUILDAH_FORMAT=docker BUILDAH_LAYERS=false
  for tag in $(sed -nE 's/^FROM node:([^ ]+).*/\1/p' Dockerfile | sort -u); do
    podman image exists "node:$tag" || make_base_image "$tag"
  done
}

make_base_image() { # TAG such as 24-bookworm-slim
  echo "making node:$1, which takes a minute"
  local major suite root=$work/root
  IFS=- read -r major suite _ <<<"$1"
  debootstrap --variant=minbase --include=ca-certificates,libstdc++6 "$suite" "$root" >"$work/base.log" 2>&1 &&
    npm install --prefix "$work/node" --no-save "node-linux-$(node -p process.arch)@$major" npm@11 >>"$work/base.log" 2>&1 ||
    fail 'the base image could not be made' "$work/base.log"
  install "$work"/node/node_modules/node-linux-*/bin/node "$root/usr/local/bin/node"
  mkdir -p "$root/usr/local/lib/node_modules" "$root/usr/local/etc"
  cp -r "$work/node/node_modules/npm" "$root/usr/local/lib/node_modules/"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  # This machine may reach the registry through a proxy with a certificate of its own.
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
  echo 'cafile=/etc/ssl/certs/ca-certificates.crt' >"$root/usr/local/etc/npmrc"
  tar -C "$root" --exclude=./var/cache/apt --exclude=./var/lib/apt/lists -c . | podman import -q -c 'CMD ["node"]' - "node:$1" >/dev/null
}

start() { # PORT ARGUMENT...: runs the image with $options until it is healthy; sets container, url, ready_ms
  local port=$1 began
  shift
  began=$(now_ms)
  container=$("$engine" run -d -p "127.0.0.1::$port" "${options[@]}" "$image" "$@" 2>>"$work/engine.log") ||
    fail 'the container does not start' "$work/engine.log"
  containers+=("$container")
  until healthy; do
    # Without systemd Podman probes only when told to.
    if [ "$engine" = podman ]; then podman healthcheck run "$container" >/dev/null 2>&1 && break; fi
    if (($(now_ms) - began > 30000)); then
      "$engine" logs "$container" >"$work/container.log" 2>&1
      fail 'the container does not become healthy within 30 s; it wrote:' "$work/container.log"
    fi
    sleep 0.05
  done
  ready_ms=$(($(now_ms) - began))
  url=http://$("$engine" port "$container" "$port")
}
healthy() { [ "$("$engine" inspect -f '{{.State.Health.Status}}' "$container")" = healthy ]; }
inside() { "$engine" exec "$container" "$@"; }
of_image() { "$engine" image inspect -f "$1" "$image"; }
creates_a_contact() {
  curl -sS -i -H 'Authorization: Bearer test-image' --data-raw '{"email":"john@deo.com"}' "$url/v1/contacts" | tee "$work/answer"
  grep -q '^HTTP/1.1 200' "$work/answer" && grep -q '"contact":{"id":' "$work/answer"
}
files_are() {
  local files
  files=$(inside bash -c 'shopt -s globstar; for file in /app/**; do [ ! -f "$file" ] || echo "$file"; done')
  [ "$(grep -vE '^/app/(fixtures|dist/inspector|dist/reference)/' <<<"$files" | sort | tr '\n' ' ')" = "$1" ]
}
root_is_read_only() { inside cat /proc/mounts | grep -E '^[^ ]+ / [^ ]+ ro[, ]'; }
has_no_capabilities() { inside cat /proc/1/status | grep -E '^CapEff:\s*0+$'; }
process_1_is_node() { inside ls -l /proc/1/exe | grep -- '-> /usr/local/bin/node$'; }
has_only_node() { ! inside ls /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /usr/local/lib/node_modules /opt 2>/dev/null | grep .; }
data_is_there() { curl -sS -H 'Authorization: Bearer test-image' "$url/_emulator/contacts" | grep -F '"email":"john@deo.com"'; }
# What a probe of a container that has long been healthy takes, in milliseconds of a processor for each second.
probe_cpu() {
  local took
  took=$(inside bash -c 'SECONDS=0; /app/health.sh || exit; times; echo "$SECONDS"') || return
  awk '/^[0-9]+$/ { seconds = $1 } /m/ { for (at = 1; at <= 2; at++) { split($at, part, "m"); ms += part[1] * 60000 + part[2] * 1000 } }
    END { printf "%.1f", ms / (seconds + 1) }' <<<"$took"
}

if docker info >/dev/null 2>&1; then engine=docker; else engine=podman; set_up_podman; fi
image=go-high-level-emulator:test
echo "building with $engine"
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
"$engine" build --build-arg REVISION="$revision" --build-arg SOURCE=https://example.invalid/source -t "$image" . >"$work/build.log" 2>&1 || fail 'it does not build' "$work/build.log"

version=$(node -p 'require("./package.json").version')
check 'the image is labelled with the version of the package' [ "$(of_image '{{index .Config.Labels "org.opencontainers.image.version"}}')" = "$version" ]
check 'it is labelled with the revision and the source that it was built with' \
  [ "$(of_image '{{index .Config.Labels "org.opencontainers.image.revision"}} {{index .Config.Labels "org.opencontainers.image.source"}}')" = "$revision https://example.invalid/source" ]
check 'its user is a number and not root' grep -qE '^[1-9][0-9]*(:[1-9][0-9]*)?$' <<<"$(of_image '{{.Config.User}}')"

options=(--read-only --cap-drop ALL --security-opt no-new-privileges)
start 8080
check "it becomes healthy on a read-only root without capabilities (after $ready_ms ms)" healthy
check 'that root is read-only indeed' root_is_read_only
check 'those capabilities are gone indeed' has_no_capabilities
check 'its process 1 is node' process_1_is_node
check 'it runs as the user of the image' [ "$(inside id -u):$(inside id -g)" = "$(of_image '{{.Config.User}}')" ]
check 'it carries Node, and neither npm nor corepack nor yarn' has_only_node
check 'it holds only what runs' files_are '/app/LICENSE /app/dist/LICENSES.txt /app/dist/cli.cjs /app/dist/command.cjs /app/dist/control-validators.cjs /app/dist/explore.cjs /app/dist/index.cjs /app/dist/intercept/register.cjs /app/dist/later.cjs /app/dist/phone.cjs /app/dist/proxy.cjs /app/dist/re2.cjs /app/dist/v1-validators.cjs /app/dist/v2-validators.cjs /app/dist/v2.cjs /app/health.sh /app/package.json '
check 'it creates a contact' creates_a_contact
began=$(now_ms)
"$engine" stop -t 10 "$container" >/dev/null 2>&1 || true
check "SIGTERM stops it with exit code 0 (after $(($(now_ms) - began)) ms, the engine's own time included)" [ "$("$engine" inspect -f '{{.State.ExitCode}}' "$container")" = 0 ]

options=(-e GHL_EMULATOR_PORT=9000)
start 9000
check 'with GHL_EMULATOR_PORT it is healthy on that port' healthy
check 'it creates a contact there' creates_a_contact

options=()
start 9001 --port 9001
check 'with --port after the name of the image it is healthy on that port' healthy
start 9002 --port=9002 --host=::
check 'so it is with --port=, and on all addresses of IPv6 too' healthy

options=(-v "$PWD/fixtures/data.json:/data.json:ro" -e GHL_EMULATOR_DATA=/data.json)
start 8080
check 'with a data file mounted the contacts of it are there' data_is_there

options=()
start 8080 --json
"$engine" logs "$container" >"$work/stdout" 2>/dev/null
check 'with --json after the name of the image it prints one line, of JSON' \
  node -e 'const { pid, url } = JSON.parse(fs.readFileSync(0)); assert.deepEqual({ pid, url }, { pid: 1, url: "http://127.0.0.1:8080" })' <"$work/stdout"
until [ "$(curl -sS "$url/_emulator/health" | grep -oE '"uptimeMs":[0-9]{5}')" ]; do sleep 0.2; done
probe_ms=$(probe_cpu)
check "once it is healthy the health check takes at most 1 % of a core ($probe_ms ms of each second)" \
  awk -v ms="$probe_ms" 'BEGIN { exit !(ms != "" && ms <= 10) }'
exit_code=0
"$engine" run --rm "$image" healthcheck >/dev/null 2>&1 || exit_code=$?
check 'the command healthcheck fails where nothing is served' [ "$exit_code" = 5 ]

megabytes=$(($(of_image '{{.Size}}') / 1000000))
check "it has at most 200 MB ($megabytes)" [ "$megabytes" -le 200 ]
echo "size: $megabytes MB, compressed $(($("$engine" save "$image" 2>>"$work/engine.log" | gzip -c | wc -c) / 1000000)) MB"
echo "image: all $checks checks passed"
