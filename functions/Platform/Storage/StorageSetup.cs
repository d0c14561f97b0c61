using System.Xml;
using Azure;

namespace SertiKesos.Platform.Storage;

/// <summary>
/// Makes what the product keeps its state in, where it is not there yet. On Azure the deployment declares all of it and
/// every call answers "exists already".
/// </summary>
internal sealed class StorageSetup(StorageAccess storage)
{
    /// <exception cref="SetupException">Storage cannot be reached, or refuses the account.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var container in (string[])
                [
                    StorageNames.Containers.Rosters, StorageNames.Containers.Originals, StorageNames.Containers.Receipts,
                    StorageNames.Containers.Registers, StorageNames.Containers.Summaries, StorageNames.Containers.Reference,
                    StorageNames.Containers.Publications, StorageNames.Containers.OfficeWorkbooks,
                ])
            {
                await storage.Blobs.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancel);
            }

            foreach (var table in (string[])
                [
                    StorageNames.Tables.Registers, StorageNames.Tables.Submissions, StorageNames.Tables.Coverage, StorageNames.Tables.Statements,
                    StorageNames.Tables.People, StorageNames.Tables.Alerts, StorageNames.Tables.Offices, StorageNames.Tables.Audit,
                    StorageNames.Tables.Publications,
                ])
            {
                await storage.Tables.CreateTableIfNotExistsAsync(table, cancel);
            }

            foreach (var queue in (string[])
                [
                    StorageNames.Queues.AlertScans, StorageNames.Queues.Alerts, StorageNames.Queues.RosterResumes, StorageNames.Queues.SummaryWorkbooks,
                    StorageNames.Queues.Notices, StorageNames.Queues.RosterArrivals,
                ])
            {
                await storage.Queues.GetQueueClient(queue).CreateIfNotExistsAsync(cancellationToken: cancel);
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
                $"({Reason(failure)}). Periksa pengaturan {StorageAccess.Setting} dan sambungan jaringan, lalu jalankan lagi.",
                failure);
        }
    }

    private static string Reason(Exception failure) => failure switch
    {
        RequestFailedException { Status: > 0 } answered => $"dijawab {answered.Status} {answered.ErrorCode}",
        _ => "tidak ada jawaban",
    };
}
