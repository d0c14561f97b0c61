using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace SertiKesos.Tests.Support;

/// <summary>
/// A mailbox on loopback with one folder, as far as a reader of unseen mails needs it (RFC 3501): sign in, select, search, fetch,
/// store. It fails as it is told, and keeps which commands it was given.
/// </summary>
internal sealed partial class ImapServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Kept> _mails = [];
    private readonly List<string> _commands = [];
    private readonly X509Certificate2? _certificate;
    private readonly string _password;
    private readonly Task _running;
    private uint _last;

    private ImapServer(string password, X509Certificate2? certificate)
    {
        (_password, _certificate) = (password, certificate);
        _listener.Start();
        _running = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public uint Validity { get; set; } = 7;

    /// <summary>Hangs up in place of an answer to the next command that begins so, such as <c>UID STORE</c>.</summary>
    public string? HangUpAt { get; set; }

    /// <summary>What was asked for so far, without tags and passwords.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands];
            }
        }
    }

    /// <summary>Numbers of the mails that are unread.</summary>
    public IReadOnlyList<uint> Unseen => [.. _mails.Where(mail => !mail.Seen).Select(mail => mail.Number)];

    public static ImapServer Start(string password = "rahasia", X509Certificate2? certificate = null) => new(password, certificate);

    public uint Put(MimeMessage mail)
    {
        using var bytes = new MemoryStream();
        mail.WriteTo(new FormatOptions { NewLineFormat = NewLineFormat.Dos }, bytes);
        return Put(bytes.ToArray(), mail.MessageId);
    }

    public uint Put(byte[] content, string? messageId)
    {
        _mails.Add(new Kept(++_last, content, messageId));
        return _last;
    }

    /// <summary>As after a mailbox was rebuilt: the same mails under other numbers.</summary>
    public void Renumber()
    {
        Validity++;
        foreach (var mail in _mails)
        {
            mail.Number = ++_last;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _running;
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secured = new SslStream(stream);
                await secured.AuthenticateAsServerAsync(_certificate);
                stream = secured;
            }

            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { AutoFlush = true, NewLine = "\r\n" };
            await writer.WriteLineAsync("* OK [CAPABILITY IMAP4rev1] siap");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                var (tag, command) = (line.Split(' ')[0], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
                lock (_commands)
                {
                    _commands.Add(command.StartsWith("LOGIN", StringComparison.Ordinal) ? "LOGIN" : command);
                }

                if (HangUpAt is { } at && command.StartsWith(at, StringComparison.OrdinalIgnoreCase))
                {
                    HangUpAt = null;
                    return;
                }

                await writer.WriteAsync(Answer(tag, command));
                if (command.StartsWith("LOGOUT", StringComparison.OrdinalIgnoreCase))
                {
                    return;
                }
            }
        }
        catch (Exception broken) when (broken is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client went, or trusts no certificate of a test.
        }
    }

    private string Answer(string tag, string command)
    {
        var words = command.Split(' ');
        var ok = $"{tag} OK selesai\r\n";
        return words[0].ToUpperInvariant() switch
        {
            "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n" + ok,
            "LOGIN" => words[^1].Trim('"') == _password ? ok : $"{tag} NO [AUTHENTICATIONFAILED] {words[1]} keliru\r\n",
            "LIST" => "* LIST (\\HasNoChildren) \"/\" INBOX\r\n" + ok,
            "SELECT" => $"* FLAGS (\\Seen \\Deleted)\r\n* {_mails.Count} EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY {Validity}] x\r\n"
                + $"* OK [PERMANENTFLAGS (\\Seen \\Deleted)] x\r\n* OK [UIDNEXT {_last + 1}] x\r\n{tag} OK [READ-WRITE] selesai\r\n",
            "UID" => Uid(words[1].ToUpperInvariant(), words.Length > 2 ? words[2] : "", command) + ok,
            "LOGOUT" => "* BYE selesai\r\n" + ok,
            "NOOP" or "CLOSE" => ok,
            _ => $"{tag} BAD tidak dikenal\r\n",
        };
    }

    private string Uid(string what, string numbers, string command)
    {
        if (what == "SEARCH")
        {
            return "* SEARCH" + string.Concat(Unseen.Select(number => $" {number}")) + "\r\n";
        }

        var chosen = _mails.Where(mail => Holds(numbers, mail.Number)).ToList();
        if (what == "STORE")
        {
            Assert.Contains("+FLAGS.SILENT (\\Seen)", command, StringComparison.OrdinalIgnoreCase);
            chosen.ForEach(mail => mail.Seen = true);
            return "";
        }

        // To read must not mark as read.
        Assert.DoesNotContain("BODY[", command, StringComparison.OrdinalIgnoreCase);
        return string.Concat(chosen.Select(mail => command.Contains("BODY.PEEK[]", StringComparison.OrdinalIgnoreCase)
            ? $"* {_mails.IndexOf(mail) + 1} FETCH (UID {mail.Number} BODY[] {{{mail.Content.Length}}}\r\n{Encoding.Latin1.GetString(mail.Content)})\r\n"
            : $"* {_mails.IndexOf(mail) + 1} FETCH (UID {mail.Number} RFC822.SIZE {mail.Content.Length} ENVELOPE (NIL NIL NIL NIL NIL NIL NIL NIL NIL {(mail.MessageId is { } id ? $"\"<{id}>\"" : "NIL")}))\r\n"));
    }

    private static bool Holds(string numbers, uint number) => numbers.Split(',').Any(part => Range().Match(part) is { Success: true } range
        && number >= uint.Parse(range.Groups["first"].Value, CultureInfo.InvariantCulture)
        && number <= (range.Groups["last"].Success ? uint.Parse(range.Groups["last"].Value, CultureInfo.InvariantCulture) : uint.Parse(range.Groups["first"].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\A(?<first>\d+)(?::(?<last>\d+))?\z")]
    private static partial Regex Range();

    private sealed class Kept(uint number, byte[] content, string? messageId)
    {
        public uint Number { get; set; } = number;

        public byte[] Content => content;

        public string? MessageId => messageId;

        public bool Seen { get; set; }
    }
}
