# Completes targets, switches and values of ./build.sh in zsh. In ~/.zshrc, after compinit:
#   source <repository>/build/nuke/completion/build.zsh
_nuke_words="${${(%):-%x}:A:h}/words.sh"

_nuke_complete() {
  local schema="${${words[1]}:A:h}/.nuke/build.schema.json" switch="" word
  [[ -f $schema ]] || { _files; return }
  for word in "${(@)words[2,CURRENT-1]}"; do
    [[ $word == -* ]] && switch=$word
  done
  local -a candidates
  if [[ ${words[CURRENT]} == -* ]]; then
    candidates=("${(@f)$("$_nuke_words" "$schema" switches)}")
  elif [[ -n $switch ]]; then
    candidates=("${(@f)$("$_nuke_words" "$schema" values "$switch")}")
  else
    candidates=("${(@f)$("$_nuke_words" "$schema" targets)}")
  fi
  candidates=(${candidates:#})
  if (( $#candidates )); then compadd -a candidates; else _files; fi
}

compdef _nuke_complete build.sh
