#!/bin/sh
# Puts the first index key into the vault, once. By these keys people are told apart across regions, alerts and the audit; they
# are never replaced, only joined by newer ones (docs/operations.md, Keys that protect the data). The value is made here, goes to
# the vault, and is shown and kept nowhere else.
set -eu
: "${VAULT_NAME:?Run this from azd, or set VAULT_NAME to the name of the vault.}"
name="${INDEX_KEYS_NAME:-index-keys}"

umask 077
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

# A role that was given a moment ago takes some minutes to count, so it is asked for a while.
tries=0
while ! present="$(az keyvault secret list --vault-name "$VAULT_NAME" --query "[?name=='$name'] | length(@)" --output tsv 2>"$folder/said")"; do
  tries=$((tries + 1))
  if [ "$tries" -ge 10 ]; then
    cat "$folder/said" >&2
    echo "The vault $VAULT_NAME does not answer this account. Is your address in operatorAddresses, and your object id in operatorPrincipalId?" >&2
    exit 1
  fi
  sleep 30
done
if [ "$present" != "0" ]; then
  echo "The vault has its index keys."
  exit 0
fi

deleted="$(az keyvault secret list-deleted --vault-name "$VAULT_NAME" --query "[?name=='$name'] | length(@)" --output tsv)"
if [ "$deleted" != "0" ]; then
  echo "The index keys were deleted from $VAULT_NAME. New ones would find nobody again: bring them back with az keyvault secret recover." >&2
  exit 1
fi

printf '{"current":1,"pinned":1,"keys":{"1":"%s"}}' "$(head -c 32 /dev/urandom | base64 | tr -d '\n')" > "$folder/keys.json"
az keyvault secret set --vault-name "$VAULT_NAME" --name "$name" --file "$folder/keys.json" --encoding utf-8 --output none
echo "The first index key lies in $VAULT_NAME as $name. Back the vault up: az keyvault secret backup."
