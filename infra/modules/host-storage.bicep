// The account of the Functions host: the program's package, the host's keys, locks and timers. No data of people.

param name string
param location string
param tags object

@allowed(['Standard_ZRS', 'Standard_LRS'])
param redundancy string

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

param subnetId string
param allowedAddresses string[]
param workspaceId string

@description('Old packages go after so many days; the one that runs is read anew only at a start, so keep more than the longest pause between two releases.')
@minValue(180)
param packageDays int = 730

var packages = 'packages'

module account 'storage-account.bicep' = {
  name: 'host-account'
  params: {
    name: name
    location: location
    tags: tags
    redundancy: redundancy
    versioning: false
    softDeleteDays: 14
    publicNetworkAccess: publicNetworkAccess
    subnetId: subnetId
    allowedAddresses: allowedAddresses
    workspaceId: workspaceId
  }
}

resource host 'Microsoft.Storage/storageAccounts@2025-01-01' existing = {
  name: name

  resource blobs 'blobServices' existing = {
    name: 'default'
  }
}

resource containers 'Microsoft.Storage/storageAccounts/blobServices/containers@2025-01-01' = [
  for container in [packages, 'azure-webjobs-hosts', 'azure-webjobs-secrets']: {
    parent: host::blobs
    name: container
    properties: {
      publicAccess: 'None'
    }
    dependsOn: [account]
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2025-01-01' = {
  parent: host
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'old-packages'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['${packages}/']
            }
            actions: {
              baseBlob: {
                delete: {
                  daysAfterModificationGreaterThan: packageDays
                }
              }
            }
          }
        }
      ]
    }
  }
  dependsOn: [account]
}

output id string = account.outputs.id
output blobEndpoint string = account.outputs.blobEndpoint
output queueEndpoint string = account.outputs.queueEndpoint
output tableEndpoint string = account.outputs.tableEndpoint
output packagesContainer string = packages
