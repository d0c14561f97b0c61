using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using SertiKesos.Hosting.Local;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SertiKesos.Tests.Support;

/// <summary>
/// A mail server on loopback that keeps messages as the demo's does, and fails as it is told. Losing the connection after
/// the message is no fault of SMTP's own: for it the server closes the connection in place of an answer.
/// </summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<MailFault> _faults = new();
    private readonly ConcurrentQueue<string> _words = new();
    private readonly ConcurrentQueue<ReceivedMail> _received = new();
    private readonly Setup _setup;
    private readonly MailFolder _kept;
    private readonly Task _running;

    private MailServer(string folder, Setup setup)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        _setup = setup;
        _kept = new MailFolder(Folder);
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => Port = ((IPEndPoint)started.LocalEndPoint).Port;
        var services = new ServiceProvider();
        services.Add(listeners);
        services.Add((IMailboxFilter)new Envelope(this));
        services.Add((IMessageStore)new Store(this));
        if (setup.Password is { } password)
        {
            services.Add((IUserAuthenticator)new DelegatingUserAuthenticator((_, given) => given == password));
        }

        var options = new SmtpServerOptionsBuilder().ServerName("surel-uji").Endpoint(endpoint =>
        {
            endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0)).IsSecure(setup.ImplicitTls);
            if (setup.Certificate is { } certificate)
            {
                endpoint.Certificate(certificate);
            }
        }).Build();
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public string Folder { get; }

    public int Port { get; private set; }

    /// <summary>Every message taken, in the order of arrival; a repeated Message-ID appears again here, its file does not.</summary>
    public IReadOnlyList<ReceivedMail> Received => [.. _received];

    public static MailServer Start(string folder, Setup? setup = null) => new(folder, setup ?? new Setup());

    /// <summary>Lets the next message that is begun fail in this way; called several times, the next ones in this order.</summary>
    public void FailNext(MailFault fault) => _faults.Enqueue(fault);

    /// <summary>Refuses the next message's recipient for good, in these words.</summary>
    public void RefuseNext(string words)
    {
        _words.Enqueue(words);
        FailNext(MailFault.Refuse550);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    private static void HangUp(ISessionContext context) => ((IDisposable)context.Pipe).Dispose();

    /// <summary>How the server is set up.</summary>
    internal sealed record Setup
    {
        /// <summary>With it the server offers STARTTLS.</summary>
        public X509Certificate2? Certificate { get; init; }

        public bool ImplicitTls { get; init; }

        /// <summary>With it the server offers signing in, to whoever knows it, over an encrypted connection.</summary>
        public string? Password { get; init; }

        /// <summary>True to hang up before the message is handed over.</summary>
        public Func<Task<bool>> HangsUpBefore { get; init; } = () => Task.FromResult(false);

        /// <summary>True to hang up when the message is kept and its sender does not know yet.</summary>
        public Func<Task<bool>> HangsUpAfter { get; init; } = () => Task.FromResult(false);
    }

    private sealed class Envelope(MailServer server) : MailboxFilter
    {
        private const string FaultKey = "fault";

        public static MailFault Of(ISessionContext context) => (MailFault)context.Properties[FaultKey];

        public override Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken)
        {
            var fault = server._faults.TryDequeue(out var next) ? next : MailFault.None;
            context.Properties[FaultKey] = fault;
            return fault switch
            {
                MailFault.Busy421 => throw new SmtpResponseException(new SmtpResponse(SmtpReplyCode.ServiceUnavailable, "busy"), quit: true),
                MailFault.RefuseSender550 => Task.FromResult(false),
                _ => Task.FromResult(true),
            };
        }

        public override async Task<bool> CanDeliverToAsync(
            ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            if (await server._setup.HangsUpBefore())
            {
                HangUp(context);
            }

            return Of(context) switch
            {
                // A server may quote the address: nothing of it may reach a log.
                MailFault.Defer451 => throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)451, $"{to.AsAddress()} later")),
                MailFault.Refuse550 => throw new SmtpResponseException(new SmtpResponse((SmtpReplyCode)550, server._words.TryDequeue(out var words) ? words : $"{to.AsAddress()} is not known")),
                _ => true,
            };
        }
    }

    private sealed class Store(MailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            var (id, path) = await server._kept.KeepAsync(buffer, cancellationToken);
            // One recipient per message is what the product promises: more would end here, and the test with it.
            server._received.Enqueue(new ReceivedMail(id, path, transaction.From.AsAddress(), transaction.To.Single().AsAddress()));
            if (Envelope.Of(context) == MailFault.DropAfterData || await server._setup.HangsUpAfter())
            {
                HangUp(context);
            }

            return SmtpResponse.Ok;
        }
    }
}

/// <summary>What a mail server is asked to do wrong with a message.</summary>
internal enum MailFault
{
    None,

    /// <summary>Answers 421 to MAIL and hangs up: too busy.</summary>
    Busy421,

    /// <summary>Answers 550 to MAIL: the sender may not send here.</summary>
    RefuseSender550,

    /// <summary>Answers 451 to RCPT: try later.</summary>
    Defer451,

    /// <summary>Answers 550 to RCPT: no such address.</summary>
    Refuse550,

    /// <summary>Keeps the message and hangs up without an answer: the case in which the sender cannot know.</summary>
    DropAfterData,
}

/// <summary>A message that a server took. The addresses are those of the envelope; it prints without them.</summary>
/// <param name="MessageId">As in the header, with angle brackets; null where there is none.</param>
internal sealed record ReceivedMail(string? MessageId, string Path, string From, string To)
{
    public override string ToString() => $"Mail {MessageId}";
}
