#!/bin/sh
# Tells Pointsman of kept, pushed and reverted work. Written by 'pointsman hook git'; its '--remove' takes it away.
# A hook that was here before runs first, as <name>.before-pointsman, and alone may stop git.
url=${POINTSMAN_URL:-@URL@}
hook=${0##*/}
before=$0.before-pointsman
status=0
pushed=
if [ "$hook" = pre-push ]; then pushed=$(cat); fi
if [ -x "$before" ]; then
  { [ -z "$pushed" ] || printf '%s\n' "$pushed"; } | "$before" "$@" || status=$?
  if [ "$status" != 0 ] && [ "$hook" != post-commit ]; then exit "$status"; fi
fi

# The sessions of a commit, without any whose name would not be plain JSON.
sessions() {
  git log -1 --format='%(trailers:key=Pointsman-Session,valueonly)' "$1" | grep -Ex '[A-Za-z0-9._:@/+-]{1,200}' | sort -u
}

# The commits that a commit takes back.
reverted() {
  git log -1 --format=%B "$1" | sed -n 's/^This reverts commit \([0-9a-f]\{40,64\}\).*/\1/p'
}

# One report each: an unknown session must not cost the others theirs. Fails where it may be taken another time: no answer, no
# key for it yet, too busy, a fault over there.
report() {
  answer=$({ printf 'Content-Type: application/json\n'
    if [ -n "${POINTSMAN_CLIENT_KEY:-}" ]; then printf 'Authorization: Bearer %s\n' "$POINTSMAN_CLIENT_KEY"; fi
  } | curl -s -o /dev/null -w '%{http_code}' -H @- --connect-timeout 1 --max-time 3 -d "{\"session_id\":\"$1\",$2}" "$url/v1/outcomes") || return 1
  case $answer in 401 | 403 | 429 | 5*) return 1 ;; esac
}

committed() {
  commit=$(git rev-parse HEAD)
  for session in $(sessions "$commit"); do
    report "$session" "\"kind\":\"commit\",\"commit\":\"$commit\",\"id\":\"git commit $commit $session\""
  done
  for lost in $(reverted "$commit"); do
    for session in $(sessions "$lost"); do
      report "$session" "\"kind\":\"reverted\",\"id\":\"git revert $lost $session\""
    done
  done
}

# What a push is about to send, a line for each session: remote, the session's last commit, session. Work that the same push takes
# back is not kept, and taking back is no work.
sent() {
  printf '%s\n' "$pushed" | while read -r _ new _ old; do
    case $new in *[!0]*) ;; *) continue ;; esac
    case $old in *[!0]*) known="^$old" ;; *) known=$followed ;; esac
    # shellcheck disable=SC2086
    commits=$(git rev-list --no-merges --max-count=200 "$new" $known)
    undone=$(for commit in $commits; do reverted "$commit"; done)
    for commit in $commits; do
      case " $(echo $undone) " in *" $commit "*) continue ;; esac
      [ -z "$(reverted "$commit")" ] || continue
      for session in $(sessions "$commit"); do printf '%s %s %s\n' "$1" "$commit" "$session"; done
    done | awk '!seen[$3]++'
  done
}

# A push has shipped once the remote took it: then a branch that follows the remote holds its commit. Until then, and while
# Pointsman does not answer, it waits here, for thirty days at most. The commit names the report: a push that is tried again
# tells nothing new, one of later work does.
settle() {
  waiting=$(git rev-parse --git-path pointsman-pushes)
  mine=$waiting.$$
  mv "$waiting" "$mine" || return 0
  month_ago=$(($(date +%s) - 2592000))
  while read -r remote commit session; do
    taken=$(git for-each-ref --count=1 --contains "$commit" "refs/remotes/$remote/")
    if [ -n "$taken" ] && report "$session" "\"kind\":\"shipped\",\"id\":\"git push $commit $session\""; then continue; fi
    if [ "$(git log -1 --format=%ct "$commit")" -gt "$month_ago" ]; then printf '%s %s %s\n' "$remote" "$commit" "$session" >>"$waiting"; fi
  done <"$mine"
  rm -f "$mine"
}

# The push goes on meanwhile; what it leaves open the next hook settles. The list is opened when the lines are there: another
# hook may take it away at any time.
pushing() {
  lines=$(sent "$1")
  if [ -n "$lines" ]; then printf '%s\n' "$lines" >>"$(git rev-parse --git-path pointsman-pushes)"; fi
  for pause in 1 4 25; do sleep "$pause"; settle; done
}

# The session comes from whoever runs git: an agent's shell, or a file in the git folder.
sign() {
  session=${POINTSMAN_SESSION:-${CLAUDE_CODE_SESSION_ID:-${CODEX_THREAD_ID:-}}}
  if [ -z "$session" ]; then session=$(cat "$(git rev-parse --git-dir)/pointsman-session"); fi
  if [ -n "$session" ] && [ -n "$2" ]; then
    git interpret-trailers --in-place --if-exists doNothing --trailer "Pointsman-Session: $session" "$1"
  fi
}

case $hook in
  prepare-commit-msg) sign "$1" "${2:-}" >/dev/null 2>&1 ;;
  post-commit) if command -v curl >/dev/null; then (trap '' HUP; committed; settle) </dev/null >/dev/null 2>&1 & fi ;;
  pre-push)
    followed=$(git for-each-ref --format='^%(objectname)' "refs/remotes/$1/" 2>/dev/null)
    if command -v curl >/dev/null; then (trap '' HUP; pushing "$1") </dev/null >/dev/null 2>&1 & fi
    ;;
esac
exit "$status"
