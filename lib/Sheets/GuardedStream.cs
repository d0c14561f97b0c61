using System.IO.Compression;
using System.IO.Hashing;

namespace SertiKesos.Sheets;

/// <summary>Counts what all parts of one package unpack to.</summary>
internal sealed class UnpackBudget(WorkbookLimits limits, CancellationToken cancel)
{
    private long _total;

    public WorkbookLimits Limits => limits;

    public void Spend(int bytes, long ofPart, long packed, string part)
    {
        cancel.ThrowIfCancellationRequested();
        _total += bytes;
        if (_total > limits.UnpackedBytes || (ofPart > limits.RatioGrace && ofPart / Math.Max(packed, 1) > limits.Ratio))
        {
            throw new WorkbookException(WorkbookProblem.Hostile, part);
        }
    }
}

/// <summary>
/// Unpacks one part: counts the bytes that really come out and compares the CRC-32 at the end, which ZipArchive of
/// .NET 10 does not; without it one flipped bit reads as different cells.
/// </summary>
internal sealed class GuardedStream(ZipArchiveEntry entry, UnpackBudget budget) : Stream
{
    private readonly Stream _inner = entry.Open();
    // An attribute or a name is kept whole while it is read; text is not, and no cell has this much of it.
    private const int MaxWithoutElement = 4 << 20;

    private readonly Crc32 _crc = new();
    private long _read;
    private long _lastElement;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        var count = _inner.Read(buffer);
        if (count == 0)
        {
            if (_crc.GetCurrentHashAsUInt32() != entry.Crc32 || _read != entry.Length)
            {
                throw new WorkbookException(WorkbookProblem.Damaged, entry.FullName);
            }

            return 0;
        }

        _crc.Append(buffer[..count]);
        var element = buffer[..count].LastIndexOf((byte)'<');
        _lastElement = element < 0 ? _lastElement : _read + element;
        _read += count;
        if (_read - _lastElement > MaxWithoutElement)
        {
            throw new WorkbookException(WorkbookProblem.Hostile, entry.FullName);
        }

        budget.Spend(count, _read, entry.CompressedLength, entry.FullName);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Reads to the end, so that the checksum is always compared.</summary>
    public void Drain()
    {
        Span<byte> rest = stackalloc byte[4096];
        while (Read(rest) > 0)
        {
        }
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
