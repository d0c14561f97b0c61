using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using SertiKesos.Platform;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// A mail server for one machine: it listens on loopback only, keeps every message as a file and delivers none. It
/// stands in for the real one in the demo and in tests, which can ask it to fail.
/// </summary>
internal sealed class LocalMailSink : IAsyncDisposable
{
    /// <summary>The largest message taken, in bytes.</summary>
    public const int LargestMessage = 10 * 1024 * 1024;

    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Task, byte> _sessions = new();
    private readonly ConcurrentQueue<MailSinkFault> _faults = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly Task _accepting;

    private LocalMailSink(TcpListener listener, string folder)
    {
        _listener = listener;
        Folder = folder;
        _accepting = AcceptAsync();
    }

    public string Folder { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Every message taken, in the order of arrival; a repeated Message-ID appears again here, its file does not.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    /// <summary>Starts on the port, 0 for a free one, and keeps messages in <paramref name="folder"/>.</summary>
    /// <exception cref="SetupException">The port is taken.</exception>
    public static LocalMailSink Start(string folder, int port = 0)
    {
        Directory.CreateDirectory(folder);
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
        }
        catch (SocketException failure)
        {
            listener.Dispose();
            throw new SetupException(
                $"Penampung surel tidak dapat dijalankan karena porta {port} sudah dipakai. Tutup program yang memakainya, lalu jalankan lagi.",
                failure);
        }

        return new LocalMailSink(listener, folder);
    }

    /// <summary>Lets the next message that is begun fail in this way; called several times, the next ones in this order.</summary>
    public void FailNext(MailSinkFault fault) => _faults.Enqueue(fault);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_sessions.Keys);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync(_stop.Token);
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }

            var session = ServeAsync(client);
            _sessions[session] = 0;
            _ = session.ContinueWith(done => _sessions.TryRemove(done, out _), TaskScheduler.Default);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = client.GetStream();
                await new MailSinkSession(stream, NextFault, StoreAsync).RunAsync(_stop.Token);
            }
            catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException)
            {
                // The other side hung up, or the sink is stopping: nothing is left to answer.
            }
        }
    }

    private MailSinkFault NextFault() => _faults.TryDequeue(out var fault) ? fault : MailSinkFault.None;

    private async Task StoreAsync(ReadOnlyMemory<byte> content, string from, string to)
    {
        var id = MailSinkFile.MessageId(content.Span);
        var path = Path.Combine(Folder, MailSinkFile.NameFor(id));
        // Written beside and moved, so that whoever watches the folder never sees half a message.
        var partial = Path.Combine(Folder, $".{Guid.NewGuid():n}.part");
        await File.WriteAllBytesAsync(partial, content);
        File.Move(partial, path, overwrite: true);
        _received.Enqueue(new ReceivedMail(id, path, from, to));
    }
}

/// <summary>What a mail sink is asked to do wrong with a message.</summary>
internal enum MailSinkFault
{
    None,

    /// <summary>Answers 421 to MAIL and hangs up: too busy.</summary>
    Busy421,

    /// <summary>Answers 451 to RCPT: try later.</summary>
    Defer451,

    /// <summary>Answers 550 to RCPT: no such address.</summary>
    Refuse550,

    /// <summary>Keeps the message and hangs up without an answer: the case in which the sender cannot know.</summary>
    DropAfterData,
}

/// <summary>A message that a sink took. The addresses are those of the envelope; it prints without them.</summary>
/// <param name="MessageId">As in the header, with angle brackets; null where there is none.</param>
internal sealed record ReceivedMail(string? MessageId, string Path, string From, string To)
{
    public override string ToString() => $"Mail {MessageId}";
}
