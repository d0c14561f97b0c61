namespace SertiKesos.Sheets;

/// <summary>Bytes in memory that stop being readable at the deadline, also inside a library that knows of none.</summary>
internal sealed class CancellableStream(ArraySegment<byte> content, CancellationToken cancel) : MemoryStream(content.Array!, content.Offset, content.Count, writable: false)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        cancel.ThrowIfCancellationRequested();
        return base.Read(buffer, offset, count);
    }

    public override int Read(Span<byte> buffer)
    {
        cancel.ThrowIfCancellationRequested();
        return base.Read(buffer);
    }

    public override int ReadByte()
    {
        cancel.ThrowIfCancellationRequested();
        return base.ReadByte();
    }

    public override long Seek(long offset, SeekOrigin loc)
    {
        cancel.ThrowIfCancellationRequested();
        return base.Seek(offset, loc);
    }
}
