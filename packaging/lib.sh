# What packaging/demo and tests/run share: installing Debian packages, the system user, times. Sourced by bash.
# The caller sets `root` to the checkout.

system_user=carnet

say() { printf '%s\n' "$*"; }
die() { printf '%s: %s\n' "${program:-carnet}" "$*" >&2; exit 1; }

seconds() { date +%s; }
took() { # took SINCE: "1 min 05 s"
  local s=$(($(seconds) - $1))
  if ((s >= 60)); then printf '%d min %02d s' $((s / 60)) $((s % 60)); else printf '%d s' "$s"; fi
}

# One compiler per processor, but no more than one per GB of memory.
jobs() {
  local cpus gigabytes
  cpus=$(nproc)
  gigabytes=$(awk '/^MemTotal/ { print int($2 / 1000000) }' /proc/meminfo)
  if ((gigabytes < 1)); then gigabytes=1; fi
  echo $((cpus < gigabytes ? cpus : gigabytes))
}

# Everything that changes the machine goes through this; it says so when it asks for more rights than the caller has.
as_root() {
  if ((EUID == 0)); then "$@"; return; fi
  command -v sudo >/dev/null || die "needs root for: $* (no sudo here; run it as root once, or use --no-install)"
  say "with sudo: $*"
  sudo "$@"
}

check_debian() {
  local ID= VERSION_ID= PRETTY_NAME=
  # shellcheck disable=SC1091
  if [ -r /etc/os-release ]; then . /etc/os-release; fi
  if [ "$ID" != debian ] || [ "$VERSION_ID" != 12 ]; then
    die "installs packages on Debian 12 only, this is ${PRETTY_NAME:-unknown}; install what packaging/packages.txt names and use --no-install"
  fi
}

wanted_packages() { # wanted_packages PURPOSE…
  local purpose
  for purpose in "$@"; do
    awk -v purpose="$purpose" '$1 == purpose { print $2 }' "$root/packaging/packages.txt"
  done
}

missing_packages() { # missing_packages PURPOSE…
  local package
  for package in $(wanted_packages "$@"); do
    if [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then echo "$package"; fi
  done
}

# Debian's PostgreSQL starts a cluster of its own when it is installed first. Carnet has a private one, so this
# drop-in, read through include_dir of createcluster.conf, stands while the packages are installed and no longer.
no_main_cluster=/etc/postgresql-common/createcluster.d/carnet.conf
# Debian starts haproxy and pgbouncer as well; tests start their own. This is how a package is told not to.
no_services=/usr/sbin/policy-rc.d

install_packages() { # install_packages PURPOSE…
  local start missing
  start=$(seconds)
  missing=$(missing_packages "$@")
  if [ -z "$missing" ]; then say "install: nothing is missing"; return; fi
  check_debian
  say "install:" $missing
  if grep -q '^postgresql' <<<"$missing"; then
    as_root mkdir -p "${no_main_cluster%/*}"
    as_root sh -c "echo 'create_main_cluster = false' >$no_main_cluster"
  fi
  local keeps_services=no status=0
  if grep -qE '^(haproxy|pgbouncer)$' <<<"$missing" && [ ! -e "$no_services" ]; then
    keeps_services=yes
    as_root sh -c "printf '#!/bin/sh\nexit 101\n' >$no_services && chmod 755 $no_services"
  fi
  as_root apt-get -qq update
  # shellcheck disable=SC2086
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 \
    -o Dpkg::Use-Pty=0 install --no-install-recommends $missing >"$install_log" 2>&1 || status=$?
  if [ -e "$no_main_cluster" ]; then as_root rm -f "$no_main_cluster"; fi
  if [ "$keeps_services" = yes ]; then as_root rm -f "$no_services"; fi
  if ((status)); then
    tail -n 30 "$install_log" >&2
    die "apt-get failed, see $install_log"
  fi
  say "install: $(wc -w <<<"$missing") packages and what they need in $(took "$start")"
}

# PostgreSQL refuses to run as root, so root lends server and cluster a user that owns nothing else.
make_system_user() {
  if ((EUID != 0)) || id -u "$system_user" >/dev/null 2>&1; then return; fi
  useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$system_user"
  say "install: system user $system_user created"
}
