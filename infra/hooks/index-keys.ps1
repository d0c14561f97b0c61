# Puts the first index key into the vault, once; the same as index-keys.sh, for Windows.
$ErrorActionPreference = 'Stop'
$vault = $env:VAULT_NAME
$name = if ($env:INDEX_KEYS_NAME) { $env:INDEX_KEYS_NAME } else { 'index-keys' }
if (-not $vault) { throw 'Run this from azd, or set VAULT_NAME to the name of the vault.' }

# A role that was given a moment ago takes some minutes to count, so it is asked for a while.
for ($tries = 1; ; $tries++) {
    $present = az keyvault secret list --vault-name $vault --query "[?name=='$name'] | length(@)" --output tsv
    if ($LASTEXITCODE -eq 0) { break }
    if ($tries -ge 10) { throw "The vault $vault does not answer this account. Is your address in operatorAddresses, and your object id in operatorPrincipalId?" }
    Start-Sleep -Seconds 30
}
if ($present -ne '0') {
    Write-Host 'The vault has its index keys.'
    exit 0
}

$deleted = az keyvault secret list-deleted --vault-name $vault --query "[?name=='$name'] | length(@)" --output tsv
if ($LASTEXITCODE -ne 0 -or $deleted -ne '0') {
    throw "The index keys were deleted from $vault. New ones would find nobody again: bring them back with az keyvault secret recover."
}

$bits = [byte[]]::new(32)
[System.Security.Cryptography.RandomNumberGenerator]::Fill($bits)
$file = New-TemporaryFile
try {
    Set-Content -Path $file -NoNewline -Encoding utf8NoBOM -Value ('{"current":1,"pinned":1,"keys":{"1":"' + [Convert]::ToBase64String($bits) + '"}}')
    az keyvault secret set --vault-name $vault --name $name --file $file --encoding utf-8 --output none
    if ($LASTEXITCODE -ne 0) { throw 'The secret could not be set.' }
}
finally {
    Remove-Item -Path $file -Force
}
Write-Host "The first index key lies in $vault as $name. Back the vault up: az keyvault secret backup."
