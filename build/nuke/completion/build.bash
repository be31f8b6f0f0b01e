# Completes targets, switches and values of ./build.sh in bash. In ~/.bashrc:
#   source <repository>/build/nuke/completion/build.bash
_nuke_words="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/words.sh"

_nuke_complete() {
  local current=${COMP_WORDS[COMP_CWORD]} switch="" schema root i words
  root=$(cd "$(dirname "${COMP_WORDS[0]}")" 2>/dev/null && pwd)
  schema="$root/.nuke/build.schema.json"
  [[ -f $schema ]] || return 0
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} == -* ]]; then switch=${COMP_WORDS[i]}; fi
  done
  if [[ $current == -* ]]; then
    words=$("$_nuke_words" "$schema" switches)
  elif [[ -n $switch ]]; then
    words=$("$_nuke_words" "$schema" values "$switch")
  else
    words=$("$_nuke_words" "$schema" targets)
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

# What has no known values, such as a path, is completed as a file.
complete -o bashdefault -o default -F _nuke_complete build.sh
