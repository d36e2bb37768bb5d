# Sourced by the scripts: puts the Swift toolchain on PATH where it is installed but not on it.
# shellcheck shell=bash

if ! command -v swift >/dev/null; then
    for directory in /opt/swift/usr/bin /usr/local/swift/usr/bin "${HOME:-/root}/.local/share/swiftly/bin"; do
        if [[ -x $directory/swift ]]; then
            PATH=$PATH:$directory
            break
        fi
    done
fi
