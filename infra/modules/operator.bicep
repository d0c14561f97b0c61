// What an operator may do: put secrets into the vault, and, where that is switched on, work with the verbs of the command line on
// the data themselves (first key, audit, backup, what failed). Switched off again it stands nowhere. On Elastic Premium an operator
// also brings the package of a release there: no deployment does.

param principalId string

@allowed(['User', 'Group', 'ServicePrincipal'])
param principalType string

@description('Whether the verbs of the command line are to work: reading and writing everything, with the key.')
param tools bool

@description('Whether an operator brings the package of a release there.')
param uploads bool

param dataAccountName string
param hostAccountName string
param packagesContainer string
param vaultName string
param wrappingKeyName string

var roles = {
  storageBlobDataContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  storageQueueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  storageTableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  keyVaultCryptoUser: '12338af0-0e69-4776-bea7-57ae8d297424'
  keyVaultSecretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
}

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: hostAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource packages 'containers' existing = {
      name: packagesContainer
    }
  }
}

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' existing = {
  name: vaultName

  resource wrapping 'keys' existing = {
    name: wrappingKeyName
  }
}

resource writeSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: vault
  name: guid(vault.id, principalId, roles.keyVaultSecretsOfficer)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsOfficer)
  }
}

resource useKey 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (tools) {
  scope: vault::wrapping
  name: guid(vault::wrapping.id, principalId, roles.keyVaultCryptoUser)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultCryptoUser)
  }
}

resource workOnData 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [roles.storageBlobDataContributor, roles.storageQueueDataContributor, roles.storageTableDataContributor]: if (tools) {
    scope: data
    name: guid(data.id, principalId, role)
    properties: {
      principalId: principalId
      principalType: principalType
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource uploadPackages 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (uploads) {
  scope: host::blobs::packages
  name: guid(host::blobs::packages.id, principalId, roles.storageBlobDataContributor)
  properties: {
    principalId: principalId
    principalType: principalType
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
  }
}
