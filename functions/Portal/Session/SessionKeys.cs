using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.DataProtection.Repositories;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;

namespace SertiKesos.Portal.Session;

/// <summary>
/// The keys that seal sessions and forms, the same for every process of the app: in the table <c>Offices</c>, partition
/// <c>session-keys</c>, each under the key that protects registers. Data Protection makes a new one every 90 days.
/// </summary>
internal sealed class SessionKeys(StorageAccess storage, EnvelopeCipher cipher) : IXmlRepository, IProtectedStore
{
    private const string Partition = "session-keys";
    private const string Content = "Sealed";

    private readonly TableClient _table = storage.Tables.GetTableClient(StorageNames.Tables.Offices);

    public string Name => "Kunci sesi portal";

    // Data Protection asks once a day, and waits: it has no asynchronous door.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Rows(default).ToBlockingEnumerable().Select(row => Open(row).GetAwaiter().GetResult()).OfType<XElement>()];

    public void StoreElement(XElement element, string friendlyName)
    {
        var row = friendlyName.Length > 0 ? friendlyName : Guid.NewGuid().ToString("N");
        var sealedKey = cipher.ProtectAsync(Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), Place(row), default).GetAwaiter().GetResult();
        _table.UpsertEntity(new TableEntity(Partition, row) { [Content] = sealedKey });
    }

    public async Task<RewrapCount> RewrapAsync(CancellationToken cancel)
    {
        var total = RewrapCount.None;
        await foreach (var row in Rows(cancel))
        {
            try
            {
                if (await cipher.RewrapAsync(row.GetBinary(Content), Place(row.RowKey), cancel) is not { } rewrapped)
                {
                    total += new RewrapCount(0, 1, 0);
                    continue;
                }

                row[Content] = rewrapped;
                await _table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancel);
                total += new RewrapCount(1, 0, 0);
            }
            catch (Exception failure) when (failure is SertiKesos.Protection.ProtectionException or RequestFailedException { Status: 404 or 412 })
            {
                total += new RewrapCount(0, 0, 1);
            }
        }

        return total;
    }

    public async IAsyncEnumerable<string> KeyNamesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in Rows(cancel))
        {
            yield return EnvelopeCipher.KeyNameOf(row.GetBinary(Content));
        }
    }

    private AsyncPageable<TableEntity> Rows(CancellationToken cancel) =>
        _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), cancellationToken: cancel);

    /// <summary>A key that does not open ends the sessions that it sealed; people sign in again.</summary>
    private async Task<XElement?> Open(TableEntity row)
    {
        try
        {
            return XElement.Parse(Encoding.UTF8.GetString(await cipher.OpenAsync(row.GetBinary(Content), Place(row.RowKey), default)));
        }
        catch (SertiKesos.Protection.ProtectionException)
        {
            return null;
        }
    }

    private static string Place(string row) => $"Offices/{Partition}/{row}";
}
