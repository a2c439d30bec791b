#!/bin/sh
# Prints the folder below which tests keep the data of their servers: memory where there is plenty, since nothing of
# it is to last and the disk would take a fifth of the time; else the usual place for temporary files.
ROOM=16 # GiB; all tests of the services together write half of it
memory=/dev/shm
free_memory() { awk '/^MemAvailable:/ {print int($2 / 1048576)}' /proc/meminfo 2>/dev/null; }
free_there() { df -Pk "$memory" 2>/dev/null | awk 'NR == 2 {print int($4 / 1048576)}'; }
enough() { [ "${1:-0}" -ge "$ROOM" ]; }
if [ -w "$memory" ] && enough "$(free_memory)" && enough "$(free_there)"; then echo "$memory"; else echo "${TMPDIR:-/tmp}"; fi
