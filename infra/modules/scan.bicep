// By switch: Microsoft Defender for Storage scans what is put into the inbox for malware and writes its verdict to the blob as index
// tags, for which the import waits. It scans nothing else: what the program writes comes from there.

param dataAccountName string

@description('All containers of the account; only the inbox is scanned.')
param containers string[]
param inboxContainer string

@description('The identity that reads verdicts.')
param principalId string

@description('Gigabytes scanned in a month at most. What comes after that gets no verdict, and waits.')
@minValue(1)
param gigabytesPerMonth int

resource data 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: dataAccountName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource inbox 'containers' existing = {
      name: inboxContainer
    }
  }
}

resource defender 'Microsoft.Security/defenderForStorageSettings@2025-06-01' = {
  scope: data
  name: 'current'
  properties: {
    isEnabled: true
    // What the subscription says of all its accounts does not count here: neither may the scan go, nor may others be paid for.
    overrideSubscriptionLevelSettings: true
    malwareScanning: {
      blobScanResultsOptions: 'blobIndexTags'
      onUpload: {
        isEnabled: true
        capGBPerMonth: gigabytesPerMonth
        filters: {
          excludeBlobsWithPrefix: map(filter(containers, container => container != inboxContainer), container => '${container}/')
        }
      }
    }
    sensitiveDataDiscovery: {
      isEnabled: false
    }
  }
}

// No role of Azure's own reads tags without writing them, and whoever writes them can fake a verdict.
resource readTags 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'SertiKesos scan verdicts')
  properties: {
    roleName: 'SertiKesos scan verdicts (${uniqueString(resourceGroup().id)})'
    description: 'Reads the index tags of blobs, and nothing else.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags/read']
        notDataActions: []
      }
    ]
  }
}

resource appReadsTags 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: data::blobs::inbox
  name: guid(data::blobs::inbox.id, principalId, readTags.id)
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: readTags.id
  }
}
