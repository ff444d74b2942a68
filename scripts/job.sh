# shellcheck shell=bash disable=SC2034 # variables for the scripts that source this
# Sourced by run, test and schema: one long child process at a time, and what signals do to it.
#
# Each child gets a process group of its own. So a signal can be sent to all of it (swift build has a tree of compilers
# below it), and Ctrl-C, which a terminal sends to every process of the foreground, does not reach `baton serve` or a
# compiler behind this script's back: the script decides who stops when. bash handles a signal only between two
# foreground commands, therefore children run in the background and the script waits for them.

say() { printf '%s\n' "$*" >&2; }
die() { say "$@"; exit 1; }

job=          # process group of the child that runs now
job_signal=   # what asks this child to stop
stop_signal=  # the first signal that came
stop_time=0   # and its time

# The first signal asks, a later one insists. Two at once are one: make passes a TERM on that its whole group got.
on_signal() {
    if [ -z "$stop_signal" ]; then
        stop_signal=$1
        stop_time=$SECONDS
        if [ -z "$job" ]; then exit "$(signal_code)"; fi
        kill -s "$job_signal" -- "-$job" 2>/dev/null || true
    elif [ -n "$job" ] && [ "$((SECONDS - stop_time))" -ge 2 ]; then
        kill -s KILL -- "-$job" 2>/dev/null || true
    fi
}

signal_code() {
    case $stop_signal in
        HUP) echo 129 ;;
        INT) echo 130 ;;
        *) echo 143 ;;
    esac
}

trap_signals() {
    trap 'on_signal HUP' HUP
    trap 'on_signal INT' INT
    trap 'on_signal TERM' TERM
}

# start_job SIGNAL COMMAND…: SIGNAL is what ends COMMAND properly: TERM drains a server, INT lets swift end its compilers.
start_job() {
    job_signal=$1
    shift
    # File descriptor 8 is the lock of scripts/run: a child that outlives the script must not keep it.
    set -m
    "$@" </dev/null 8>&- &
    job=$!
    set +m
}

job_is_alive() { kill -0 -- "$job" 2>/dev/null; }

# Waits for the job and returns its code. A signal interrupts `wait`, whose code then is the signal's; bash remembers the
# job's own one.
await_job() {
    local code interrupted=''
    while :; do
        code=0
        wait "$job" || code=$?
        if ! job_is_alive; then break; fi
        interrupted=1
    done
    if [ -n "$interrupted$stop_signal" ]; then
        local own=0
        wait "$job" || own=$?
        if [ "$own" -ne 127 ]; then code=$own; fi
    fi
    # What the child left in its group (a compiler whose parent was killed) goes with it.
    kill -s KILL -- "-$job" 2>/dev/null || true
    job=
    return "$code"
}

# For the end of the script: what is still there (a signal may come while a job is being started) must not outlive it.
kill_jobs() {
    local group
    for group in $(jobs -p); do kill -s KILL -- "-$group" 2>/dev/null || true; done
}

# Runs a command to its end. A signal in the meantime ends the script, after the command is gone.
run_job() {
    local code=0
    start_job "$@"
    await_job || code=$?
    if [ -n "$stop_signal" ]; then exit "$(signal_code)"; fi
    return "$code"
}
