// The key that wraps the keys of the registers, and the secrets that an operator puts here. No secret stands in the template:
// not even its name is needed before it exists.

@minLength(3)
@maxLength(24)
param name string

param location string
param tags object

@allowed(['Enabled', 'Disabled'])
param publicNetworkAccess string

param subnetId string
param allowedAddresses string[]
param workspaceId string

@description('A new version of the wrapping key comes by itself after so long (ISO 8601); encryption rewrap puts the registers under it.')
param rotateAfter string = 'P1Y'

@description('An old version wraps no more after so long; it still opens what it wrapped.')
param expireAfter string = 'P2Y'

resource vault 'Microsoft.KeyVault/vaults@2024-11-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: publicNetworkAccess
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Deny'
      ipRules: [
        for address in allowedAddresses: {
          value: address
        }
      ]
      virtualNetworkRules: empty(subnetId)
        ? []
        : [
            {
              id: subnetId
            }
          ]
    }
  }
}

resource wrapping 'Microsoft.KeyVault/vaults/keys@2024-11-01' = {
  parent: vault
  name: 'registers'
  properties: {
    kty: 'RSA'
    keySize: 3072
    keyOps: ['wrapKey', 'unwrapKey']
    attributes: {
      enabled: true
      exportable: false
    }
    rotationPolicy: {
      attributes: {
        expiryTime: expireAfter
      }
      lifetimeActions: [
        {
          action: {
            type: 'rotate'
          }
          trigger: {
            timeAfterCreate: rotateAfter
          }
        }
        {
          action: {
            type: 'notify'
          }
          trigger: {
            timeBeforeExpiry: 'P30D'
          }
        }
      ]
    }
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: vault
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output id string = vault.id
output name string = vault.name
output uri string = vault.properties.vaultUri
output wrappingKeyName string = wrapping.name
