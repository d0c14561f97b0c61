using System.Net;
using System.Net.Sockets;
using SertiKesos.Platform;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Net;

namespace SertiKesos.Hosting.Local;

/// <summary>
/// A mail server for one machine: it listens on loopback only, keeps every message as a file and delivers none. It
/// stands in for the real one in the demo.
/// </summary>
internal sealed class LocalMailSink : IAsyncDisposable
{
    /// <summary>The largest message taken, in bytes.</summary>
    public const int LargestMessage = 10 * 1024 * 1024;

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    private LocalMailSink(string folder, int port)
    {
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add(new MailFolder(folder));
        var options = new SmtpServerOptionsBuilder()
            .ServerName("penampung-surel")
            .MaxMessageSize(LargestMessage, MaxMessageSizeHandling.Strict)
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)))
            .Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; private set; }

    /// <summary>Starts on the port, 0 for a free one, and keeps messages in <paramref name="folder"/>.</summary>
    /// <exception cref="SetupException">The port is taken.</exception>
    public static LocalMailSink Start(string folder, int port = 0)
    {
        Directory.CreateDirectory(folder);
        var sink = new LocalMailSink(folder, port);
        // The server listens when the call returns, or has failed by then.
        if (sink._running.Exception?.InnerException is SocketException failure)
        {
            sink._stop.Dispose();
            throw new SetupException(
                $"Penampung surel tidak dapat dijalankan karena porta {port} sudah dipakai. Tutup program yang memakainya, lalu jalankan lagi.",
                failure);
        }

        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }
}
