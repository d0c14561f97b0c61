using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using SertiKesos.Coverage;
using SertiKesos.People;
using SertiKesos.Platform.Audit;
using SertiKesos.Platform.Protection;
using SertiKesos.Platform.Storage;
using SertiKesos.Protection;
using SertiKesos.Registers;
using SertiKesos.Registers.Matching;
using SertiKesos.Rights;
using SertiKesos.Rosters.Inbox;

namespace SertiKesos.Hosting.Backup;

/// <summary>
/// Counts what is stored, from an archive or from storage itself, so that both can be compared. It follows the audit's
/// chains, and opens every register in force and one sealed blob of every other key: a copy that nobody can open is none.
/// </summary>
internal sealed class StateCount(EnvelopeCipher cipher)
{
    private readonly SortedDictionary<string, (long Count, long Bytes, byte[] Digest)> _tables = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (long Count, long Bytes)> _containers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inForce = new(StringComparer.Ordinal);
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<AuditHead> _heads = [];
    private readonly List<string> _broken = [];
    private AuditWalk? _walk;
    private AuditHead? _head;
    private int _regions;
    private int _erasures;
    private long _people;
    private long _certificates;
    private long _counted;
    private long _records;

    public StateFigures Figures(IReadOnlyDictionary<string, PartFigures>? containers = null) => new(
        _regions, _people, _certificates, _counted, _records, _erasures,
        _tables.ToDictionary(table => table.Key, table => new PartFigures(table.Value.Count, table.Value.Bytes, Convert.ToHexStringLower(table.Value.Digest))),
        containers ?? _containers.ToDictionary(container => container.Key, container => new PartFigures(container.Value.Count, container.Value.Bytes)));

    public IReadOnlyList<AuditHead> Heads => _heads;

    /// <summary>Scopes of the audit whose chain is not whole.</summary>
    public IReadOnlyList<string> Broken => _broken;

    /// <summary>Registers in force that have not been seen yet.</summary>
    public IReadOnlyCollection<string> Missing => _inForce;

    public void Row(string table, TableEntity row)
    {
        if (table == StorageNames.Tables.Submissions && row.PartitionKey == InboxMarks.Partition)
        {
            // They name versions of blobs, which are others in every store.
            return;
        }

        var text = Encoding.UTF8.GetBytes(RowText.Write(row));
        var known = _tables.TryGetValue(table, out var found) ? found : (0, 0, new byte[SHA256.HashSizeInBytes]);
        var hash = SHA256.HashData(text);
        for (var at = 0; at < hash.Length; at++)
        {
            // Of all rows together, whatever their order.
            known.Item3[at] ^= hash[at];
        }

        _tables[table] = (known.Item1 + 1, known.Item2 + text.Length, known.Item3);
        switch (table, row.PartitionKey)
        {
            case (StorageNames.Tables.Registers, RegisterStore.Partition):
                _regions++;
                _inForce.Add(row.Text("Blob"));
                break;
            case (StorageNames.Tables.Registers, ErasureList.Partition):
                _erasures++;
                break;
            case (StorageNames.Tables.Coverage, CoverageStore.Latest):
                _counted += CoverageText.Read(row.JoinText("Content")).Total.People;
                break;
            case (StorageNames.Tables.Audit, _):
                Audit(row);
                break;
        }
    }

    /// <exception cref="BackupException">The keys do not open it.</exception>
    public async Task BlobAsync(string container, string name, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var known = _containers.GetValueOrDefault(container);
        _containers[container] = (known.Count + 1, known.Bytes + content.Length);
        if (!IsSealed(container, name))
        {
            return;
        }

        try
        {
            if (container == StorageNames.Containers.Registers && _inForce.Remove(name))
            {
                var register = RegisterJson.Read(await cipher.OpenAsync(content, $"{container}/{name}", cancel));
                _people += register.People.Count;
                _certificates += register.People.Sum(person =>
                    person.Assignments.Sum(assignment => assignment.Credentials.Count(credential => credential.Kind == CredentialKind.Competency)));
                _keys.Add(EnvelopeCipher.KeyNameOf(content.Span));
            }
            else if (_keys.Add(EnvelopeCipher.KeyNameOf(content.Span)))
            {
                await cipher.OpenAsync(content, $"{container}/{name}", cancel);
            }
        }
        catch (ProtectionException failure)
        {
            throw new BackupException(
                $"Kunci yang dipasang di sini tidak membuka {container}/{name}. Pasang berkas kunci (atau pengaturan Key Vault) dari waktu cadangan itu, lalu jalankan lagi.",
                failure);
        }
    }

    /// <summary>Ends the chain that was followed last.</summary>
    public void End()
    {
        if (_walk is not null)
        {
            var verdict = _walk.End(_head);
            _records += verdict.Count;
            if (!verdict.IsWhole)
            {
                _broken.Add(verdict.Scope);
            }
        }

        (_walk, _head) = (null, null);
    }

    private void Audit(TableEntity row)
    {
        if (_walk is null || _walk.Verdict.Scope != row.PartitionKey)
        {
            End();
            _head = row.RowKey == AuditRows.Head ? AuditRows.ReadHead(row).Head : null;
            _walk = new AuditWalk(row.PartitionKey, _head, anchor: null);
            if (_head is { } head)
            {
                _heads.Add(head);
            }
        }

        if (string.CompareOrdinal(row.RowKey, AuditRows.FirstRecord) >= 0 && string.CompareOrdinal(row.RowKey, AuditRows.AfterRecords) < 0)
        {
            _walk.Take(row);
        }
    }

    private static bool IsSealed(string container, string name) => container switch
    {
        StorageNames.Containers.Registers => !name.StartsWith(PeopleIndexStore.Folder, StringComparison.Ordinal),
        StorageNames.Containers.Originals => name.Split('/') is [_, KeptActs.Folder, ..],
        _ => false,
    };
}
