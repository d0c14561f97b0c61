// One storage account as closed as the platform allows: no keys, no anonymous reading, no way in but the app's own network and
// Azure's own services. What lies in it is declared by who uses it (host-storage, data-storage).

@description('Globally unique name, 3 to 24 small letters and digits.')
@minLength(3)
@maxLength(24)
param name string

param location string
param tags object

@description('Standard_ZRS keeps three copies in three buildings of one region; Standard_LRS where the region has one building only.')
@allowed(['Standard_ZRS', 'Standard_LRS'])
param redundancy string

@description('Keeps what a blob was before it was changed, for the days that a rule of the account names.')
param versioning bool

@description('How long what was deleted can be brought back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int

@description('Disabled: by private endpoint alone. Enabled: the firewall still refuses everybody but those named below.')
@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

@description('The subnet of the app, let in by a service endpoint; empty with private endpoints.')
param subnetId string

@description('Addresses of operators that are let in as well, such as 203.0.113.7.')
param allowedAddresses string[]

@description('Lets the malware scanner of Defender for Storage in. Defender writes this rule as well, and each deployment without it would take it away.')
param scanned bool = false

param workspaceId string

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    isHnsEnabled: false
    isLocalUserEnabled: false
    isSftpEnabled: false
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: publicNetworkAccess
    supportsHttpsTrafficOnly: true
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
      services: {
        blob: {
          enabled: true
          keyType: 'Account'
        }
        file: {
          enabled: true
          keyType: 'Account'
        }
        queue: {
          enabled: true
          keyType: 'Account'
        }
        table: {
          enabled: true
          keyType: 'Account'
        }
      }
    }
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: [
        for address in allowedAddresses: {
          action: 'Allow'
          value: address
        }
      ]
      resourceAccessRules: scanned
        ? [
            {
              tenantId: tenant().tenantId
              resourceId: subscriptionResourceId('Microsoft.Security/datascanners', 'StorageDataScanner')
            }
          ]
        : []
      virtualNetworkRules: empty(subnetId)
        ? []
        : [
            {
              action: 'Allow'
              id: subnetId
            }
          ]
    }
    sasPolicy: {
      expirationAction: 'Block'
      sasExpirationPeriod: '00.01:00:00'
    }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2025-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: versioning
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
      allowPermanentDelete: false
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
  }
}

resource queues 'Microsoft.Storage/storageAccounts/queueServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

// Who reads, writes and deletes, by what kind of proof: without these lines nobody can say afterwards who saw what.
var logged = [
  {
    category: 'StorageRead'
    enabled: true
  }
  {
    category: 'StorageWrite'
    enabled: true
  }
  {
    category: 'StorageDelete'
    enabled: true
  }
]

resource blobDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: logged
  }
}

resource queueDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: queues
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: logged
  }
}

resource tableDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tables
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: logged
  }
}

output id string = account.id
output name string = account.name
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
