#!/usr/bin/env bash
# Runs az against a served emulator, with settings of its own, so that nobody's real sign-in is touched.
#
#   EMULATOR=https://127.0.0.1:8443 build/emulator/az.sh group list --output table
#
# EMULATOR             where it answers; './build.sh Emulator' prints it
# EMULATOR_FOLDER      where its ca.pem and client-secret are; .nuke/temp/rehearsal when absent
# AZURE_CLIENT_SECRET  the secret, when it was chosen before the start; else the file client-secret is taken
# AZURE_TENANT_ID, AZURE_CLIENT_ID   those of the emulator when absent
set -euo pipefail

: "${EMULATOR:?say where the emulator answers, such as https://127.0.0.1:8443}"
origin=${EMULATOR%/}
folder=${EMULATOR_FOLDER:-$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)/.nuke/temp/rehearsal}
tenant=${AZURE_TENANT_ID:-99999999-8888-7777-6666-555555555555}
client=${AZURE_CLIENT_ID:-aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}

export AZURE_CONFIG_DIR=$folder/az
export AZURE_CORE_COLLECT_TELEMETRY=false
export AZURE_CORE_SURVEY_MESSAGE=false
export REQUESTS_CA_BUNDLE=$folder/ca.pem
# Python's requests would ask a proxy even for an address of this machine.
export NO_PROXY=127.0.0.0/8,localhost${NO_PROXY:+,$NO_PROXY}
umask 077
mkdir -p "$AZURE_CONFIG_DIR"

sign_in() {
    # The old and the new client both skip the check of an unknown authority when it ends in /adfs. Debian's az knows its compute API only
    # under the hybrid profile.
    az cloud register --name IngotEmulator --only-show-errors --profile 2020-09-01-hybrid \
        --endpoint-resource-manager "$origin/" \
        --endpoint-management "$origin/" \
        --endpoint-gallery "$origin/" \
        --endpoint-active-directory "$origin/adfs" \
        --endpoint-active-directory-resource-id https://management.azure.com/ \
        --endpoint-active-directory-graph-resource-id "$origin/"
    az cloud set --name IngotEmulator --only-show-errors >/dev/null

    # By file: everybody on the machine can read a command line.
    local secret=$folder/client-secret made=
    if [[ -n ${AZURE_CLIENT_SECRET:-} ]]; then
        secret=$(mktemp "$AZURE_CONFIG_DIR/secret.XXXXXX")
        made=$secret
        printf %s "$AZURE_CLIENT_SECRET" >"$secret"
    fi
    local status=0
    az login --service-principal --username "$client" --password "@$secret" --tenant "$tenant" --only-show-errors >/dev/null || status=$?
    [[ -z $made ]] || rm -f "$made"
    return $status
}

# Each start of the emulator has another authority and other keys.
mark="$origin $(cksum <"$REQUESTS_CA_BUNDLE")"
if [[ $(cat "$AZURE_CONFIG_DIR/signed-in" 2>/dev/null) != "$mark" ]]; then
    find "$AZURE_CONFIG_DIR" -mindepth 1 -delete
    sign_in
    printf '%s\n' "$mark" >"$AZURE_CONFIG_DIR/signed-in"
fi

exec az "$@"
