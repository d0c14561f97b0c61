using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>Reads lines that end with CR LF from a connection, as bytes: a message is not text until it is decoded.</summary>
internal sealed class MailSinkLines(Stream stream)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next line without its end; null when the connection has ended.</summary>
    /// <exception cref="IOException">The line is longer than <paramref name="longest"/> bytes.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(int longest, CancellationToken cancel)
    {
        using var line = new MemoryStream();
        while (true)
        {
            if (_start == _end)
            {
                _start = 0;
                _end = await stream.ReadAsync(_buffer, cancel);
                if (_end == 0)
                {
                    return null;
                }
            }

            var next = _buffer[_start++];
            if (next == '\n' && line.Length > 0 && line.GetBuffer()[line.Length - 1] == '\r')
            {
                line.SetLength(line.Length - 1);
                return line.ToArray();
            }

            line.WriteByte(next);
            if (line.Length > longest)
            {
                throw new IOException("A line is longer than allowed.");
            }
        }
    }
}
