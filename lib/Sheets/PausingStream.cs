using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Xml;

namespace SertiKesos.Sheets;

/// <summary>
/// Gives a part to an XmlReader and pauses behind the start tag of one element. While the reader stands on that element,
/// whole children may be taken out of the stream: the reader never sees them and still judges everything else.
/// </summary>
internal sealed class PausingStream(Stream inner, string element) : Stream
{
    private const int FirstSize = 64 << 10;
    private const int LargestSize = 1 << 20;
    private const int DeepestElement = 16;

    private static readonly SearchValues<byte> Space = SearchValues.Create(" \t\r\n"u8);

    private byte[] _buffer = [];
    private int _from;
    private int _to;

    // Where the pause stands in the buffer; below zero when there is none, or none any more.
    private int _pause = -1;
    private bool _ended;
    private ExceptionDispatchInfo? _failure;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Whether the bytes ahead are the content of the element on which the reader stands. The pause is behind the first
    /// start tag of that name, so a reader on an element of that name that has asked for nothing more stands there.
    /// </summary>
    public bool IsPausedAt(XmlReader xml) =>
        _pause >= 0 && _from == _pause && xml.NodeType == XmlNodeType.Element && xml.Name == element && !xml.IsEmptyElement
        && xml.Depth < DeepestElement;

    /// <summary>
    /// The bytes of the next child, with the space before it; none when something else follows, or too much for one child.
    /// </summary>
    public ReadOnlySpan<byte> Child(ReadOnlySpan<byte> start, ReadOnlySpan<byte> end)
    {
        do
        {
            var ahead = _buffer.AsSpan(_from, _to - _from);
            var at = ahead.IndexOfAnyExcept(Space);
            if (at < 0 || ahead.Length - at < start.Length)
            {
                continue;
            }

            if (!ahead[at..].StartsWith(start))
            {
                return [];
            }

            var tag = ahead[at..].IndexOf((byte)'>') + at;
            if (tag < at)
            {
                continue;
            }

            if (ahead[tag - 1] == '/')
            {
                return ahead[..(tag + 1)];
            }

            var close = ahead[tag..].IndexOf(end);
            if (close >= 0)
            {
                return ahead[..(tag + close + end.Length)];
            }
        }
        while (More());
        return [];
    }

    /// <summary>Takes a child out of the stream.</summary>
    public void Take(int bytes) => _pause = _from += bytes;

    public override int Read(Span<byte> buffer)
    {
        if (_buffer.Length == 0)
        {
            Begin();
        }

        if (_from == _pause)
        {
            _pause = -1;
        }

        if (_from < _to)
        {
            var count = Math.Min(buffer.Length, (_pause < 0 ? _to : _pause) - _from);
            _buffer.AsSpan(_from, count).CopyTo(buffer);
            _from += count;
            return count;
        }

        _failure?.Throw();
        return inner.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Begin()
    {
        _buffer = new byte[FirstSize];
        Fill();
        var head = _buffer.AsSpan(0, _to);
        var name = head.IndexOf(Encoding.UTF8.GetBytes("<" + element));
        var end = name < 0 ? -1 : head[name..].IndexOf((byte)'>');
        _pause = end >= 0 && IsUtf8(head) ? name + end + 1 : -1;
    }

    /// <summary>Whether an XmlReader takes these bytes for UTF-8; in other encodings they would spell something else.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        if (!head.StartsWith("<?xml"u8))
        {
            return head.Length > 1 && head[0] == '<' && char.IsAsciiLetter((char)head[1]);
        }

        var declaration = Encoding.Latin1.GetString(head[..(head.IndexOf("?>"u8) + 1)]);
        var encoding = declaration.IndexOf("encoding", StringComparison.Ordinal);
        return declaration.Length > 0
            && (encoding < 0 || declaration[(encoding + 8)..].StartsWith("=\"utf-8\"", StringComparison.OrdinalIgnoreCase)
                || declaration[(encoding + 8)..].StartsWith("='utf-8'", StringComparison.OrdinalIgnoreCase));
    }

    private bool More()
    {
        if (_ended || _failure is not null)
        {
            return false;
        }

        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            _to -= _from;
            _from = _pause = 0;
        }
        else if (_to == _buffer.Length && _to < LargestSize)
        {
            Array.Resize(ref _buffer, _to * 2);
        }

        var before = _to;
        Fill();
        return _to > before;
    }

    private void Fill()
    {
        try
        {
            while (_to < _buffer.Length && !_ended)
            {
                var count = inner.Read(_buffer.AsSpan(_to));
                _to += count;
                _ended = count == 0;
            }
        }
        catch (Exception failure) when (failure is WorkbookException or InvalidDataException or IOException or OperationCanceledException)
        {
            // What came before it is read first, and may be refused for a reason of its own.
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
    }
}
