// Nobody deletes the data, or the key that opens them, by a slip of the hand: the lock has to be taken away first.

param dataAccountName string
param vaultName string

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName
}

resource dataLock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: data
  name: 'keep-the-data'
  properties: {
    level: 'CanNotDelete'
    notes: 'Registers and rosters of all offices. See infra/README.md, Taking it down.'
  }
}

resource vaultLock 'Microsoft.Authorization/locks@2020-05-01' = {
  scope: vault
  name: 'keep-the-key'
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the wrapping key no register opens. See infra/README.md, Taking it down.'
  }
}
