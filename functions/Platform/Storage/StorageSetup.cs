using System.Xml;
using Azure;
using Azure.Data.Tables;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// Makes what the product keeps its state in, where it is not there yet. On Azure the deployment declares all of it and
/// every call answers "exists already", or refuses an identity that may use a thing and make none.
/// </summary>
internal sealed class StorageSetup(StorageAccess storage)
{
    /// <exception cref="SetupException">Storage cannot be reached, or refuses the account.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var container in StorageNames.Containers.All)
            {
                var client = storage.Blobs.GetBlobContainerClient(container);
                await MakeAsync(() => client.CreateIfNotExistsAsync(cancellationToken: cancel), () => client.GetPropertiesAsync(cancellationToken: cancel));
            }

            foreach (var table in StorageNames.Tables.All)
            {
                var client = storage.Tables.GetTableClient(table);
                await MakeAsync(() => storage.Tables.CreateTableIfNotExistsAsync(table, cancel), () => LookAsync(client, cancel));
            }

            foreach (var queue in StorageNames.Queues.All)
            {
                var client = storage.Queues.GetQueueClient(queue);
                await MakeAsync(() => client.CreateIfNotExistsAsync(cancellationToken: cancel), () => client.GetPropertiesAsync(cancel));
            }

            await foreach (var _ in storage.Blobs.GetBlobContainerClient(StorageNames.Containers.Rosters).GetBlobsAsync(cancellationToken: cancel))
            {
                break;
            }
        }
        catch (XmlException unreadable)
        {
            // The engine would end the process with a stack of its own as soon as it looks for files.
            throw new SetupException(
                $"Daftar isi kontainer {StorageNames.Containers.Rosters} tidak dapat dibaca: ada berkas dengan nama yang tidak dapat ditampilkan Azurite. " +
                "Jalankan dengan Azurite milik SertiKesos sendiri (tutup Azurite yang lain), yang dapat membacanya.",
                unreadable);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException)
        {
            throw new SetupException(
                $"Penyimpanan di {storage.Blobs.Uri.GetLeftPart(UriPartial.Authority)} tidak dapat dipakai " +
                $"({Reason(failure)}). Periksa pengaturan {StorageAccess.Setting} (di Azure: {StorageAccess.DataConnection} dan peran identitas aplikasi) dan sambungan jaringan, lalu jalankan lagi.",
                failure);
        }
    }

    /// <summary>Who may make nothing has to find it made: looking fails where it is not there, or may not be used.</summary>
    private static async Task MakeAsync(Func<Task> make, Func<Task> look)
    {
        try
        {
            await make();
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            await look();
        }
    }

    private static async Task LookAsync(TableClient table, CancellationToken cancel)
    {
        await foreach (var _ in table.QueryAsync<TableEntity>("PartitionKey eq '-'", maxPerPage: 1, cancellationToken: cancel))
        {
            break;
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        RequestFailedException { Status: > 0 } answered => $"dijawab {answered.Status} {answered.ErrorCode}",
        _ => "tidak ada jawaban",
    };
}
