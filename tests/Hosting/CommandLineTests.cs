using System.CommandLine;
using SertiKesos.Hosting.Commands;
using SertiKesos.Tests.Support;

namespace SertiKesos.Tests.Hosting;

/// <summary>What the command line takes, refuses and explains; nothing is started here.</summary>
public sealed class CommandLineTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public static TheoryData<string> Verbs => [.. Paths(CommandLine.Create(Nobody))];

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Every_verb_explains_itself_in_Indonesian(string verb)
    {
        foreach (var help in (string[])["--help", "-h"])
        {
            Assert.Equal(Usage.Success, await RunAsync($"{verb} {help}"));
        }

        var text = _output.ToString();
        Assert.Contains($"  sertikesos {verb}".TrimEnd(), text, StringComparison.Ordinal);
        Assert.All((string[])["Pemakaian:", "Pilihan:", "-?, -h, --help", "Kode keluar:"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Usage", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Options", text, StringComparison.Ordinal);
        Assert.Empty(_error.ToString());
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task No_verb_takes_an_unknown_option(string verb)
    {
        Assert.Equal(Usage.WrongUse, await RunAsync($"{verb} --tidak-ada=rahasia"));

        Assert.Contains("--tidak-ada tidak dikenal", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"sertikesos {verb} --help".Replace("  ", " ", StringComparison.Ordinal), _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public void Every_option_and_word_is_described() => Assert.All(
        All(CommandLine.Create(Nobody)),
        command =>
        {
            Assert.NotEmpty(command.Description!);
            Assert.All(command.Arguments, argument => Assert.NotEmpty(argument.Description!));
            Assert.All(command.Options, option => Assert.NotEmpty(option.Description!));
            Assert.All(command.Options.Where(option => option.Arity.MaximumNumberOfValues > 0), option => Assert.NotEmpty(option.HelpName!));
        });

    [Fact]
    public async Task The_help_names_every_verb()
    {
        await RunAsync("--help");

        Assert.All(CommandLine.Create(Nobody).Subcommands, verb => Assert.Contains($"\n  {verb.Name} ", _output.ToString().ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_told()
    {
        Assert.Equal(Usage.Success, await RunAsync("--version"));

        Assert.Matches(@"^sertikesos \d+\.\d+\.\d+\s*$", _output.ToString());
    }

    [Theory]
    [InlineData("terbang", "Perintah \"terbang\" tidak dikenal")]
    [InlineData("layanan --urls http://localhost:1", "Perintah \"layanan\" tidak dikenal")]
    [InlineData("key --role office --scope 32.77", "Perintah key sekarang bernama access create, access list, atau access revoke")]
    [InlineData("keys show", "Perintah keys sekarang bernama encryption show")]
    [InlineData("--Alerts:PerHour=50", "Pengaturan ditulis sebagai --set NAMA=NILAI")]
    [InlineData("[suggest]", "tidak dikenal")]
    [InlineData("--urls", "--urls memerlukan nilai")]
    [InlineData("--urls=", "--urls memerlukan nilai")]
    [InlineData("--urls localhost", "--urls tidak dapat dibaca")]
    [InlineData("--urls http://localhost:1 --urls http://localhost:2", "--urls hanya boleh ditulis sekali")]
    [InlineData("serve --as-of 24-11-2026", "--as-of tidak dapat dibaca")]
    [InlineData("serve --set rahasia", "--set memerlukan NAMA=NILAI")]
    [InlineData("serve --set =rahasia", "--set memerlukan NAMA=NILAI")]
    [InlineData("serve --set", "--set memerlukan nilai")]
    [InlineData("serve sekarang", "\"sekarang\" tidak dapat dipakai pada perintah serve")]
    [InlineData("--urls http://localhost:1 demo", "--urls ditulis sesudah perintahnya")]
    [InlineData("--as-of 2026-11-24 check x.xlsx", "--as-of ditulis sesudah perintahnya")]
    [InlineData("demo --out", "--out memerlukan nilai")]
    [InlineData("demo --keluar x", "--keluar tidak dikenal pada perintah demo")]
    [InlineData("check", "Perintah check memerlukan BERKAS|FOLDER")]
    [InlineData("check --json", "Perintah check memerlukan BERKAS|FOLDER")]
    [InlineData("check a.xlsx b.xlsx", "\"b.xlsx\" tidak dapat dipakai pada perintah check")]
    [InlineData("check a.xlsx --as-of kemarin", "--as-of tidak dapat dibaca")]
    [InlineData("template --region 32.77", "Perintah template memerlukan --out")]
    [InlineData("template --out x.xlsx", "Perintah template memerlukan --region")]
    [InlineData("access", "Perintah access memerlukan satu kata lagi: create, bind, list, revoke")]
    [InlineData("access hapus", "Perintah \"hapus\" tidak dikenal pada perintah access")]
    [InlineData("access create", "Perintah access create memerlukan --role")]
    [InlineData("access create --role tamu --scope 32.77", "Peran \"tamu\" tidak dikenal")]
    [InlineData("access create --role office", "--scope memerlukan wilayahnya")]
    [InlineData("access create --role centre", "--scope memerlukan wilayahnya")]
    [InlineData("access create --role ministry --scope 32", "--scope hanya untuk office, province, dan centre")]
    [InlineData("poison drop alerts-poison x", "Perintah poison drop memerlukan --reason")]
    [InlineData("poison requeue alerts-poison x --reason ya", "Tulis alasannya, 10 sampai 500 huruf")]
    [InlineData("alerts stop", "Perintah alerts stop memerlukan --reason")]
    [InlineData("offices --province 3277", "Provinsi \"3277\" tidak dikenal")]
    [InlineData("offices --period 2026-13", "Periode tidak dapat dibaca")]
    [InlineData("access create --role office --scope 32", "Wilayah \"32\" tidak dikenal")]
    [InlineData("access create --role province --scope 32.77", "Wilayah \"32.77\" tidak dikenal")]
    [InlineData("access revoke", "Perintah access revoke memerlukan ID")]
    [InlineData("encryption retire", "Perintah encryption retire memerlukan NAMA")]
    [InlineData("encryption hapus", "Perintah \"hapus\" tidak dikenal pada perintah encryption")]
    [InlineData("reference", "Perintah reference memerlukan satu kata lagi")]
    [InlineData("reference show kecamatan", "Tabel \"kecamatan\" tidak dikenal")]
    [InlineData("reference show wilayah --at kemarin", "--at tidak dapat dibaca")]
    [InlineData("reference export wilayah", "Perintah reference export memerlukan --out")]
    [InlineData("reference put wilayah tidak-ada.csv --note pemekaran", "Berkas \"tidak-ada.csv\" tidak ada")]
    [InlineData("rights correct --reason singkat --asked-by dia", "--reason memerlukan alasan")]
    [InlineData("rights lift --asked-by dia", "Perintah rights lift memerlukan --reason")]
    [InlineData("rights export", "Perintah rights export memerlukan --out")]
    [InlineData("rights erase --reason lama-sekali", "--reason tidak dikenal pada perintah rights erase")]
    [InlineData("rights find --nik-from tidak-ada.txt", "--nik-from tidak ada")]
    [InlineData("check -v --region 32.77", "Pilihan -v tidak dikenal pada perintah check")]
    [InlineData("demo --out --kering", "Pilihan --kering tidak dikenal pada perintah demo")]
    [InlineData("serve --set --kering=rahasia", "Pilihan --kering tidak dikenal pada perintah serve")]
    [InlineData("rights find", "Baris pertama bukan NIK")]
    [InlineData("retention", "Perintah retention memerlukan satu kata lagi: apply")]
    [InlineData("breach --from 2026-11-23T10:00", "Perintah breach memerlukan --to")]
    [InlineData("breach --from 2026-11-23T10:00 --to kemarin", "to) tidak ada atau tidak dapat dibaca")]
    [InlineData("audit verify --scope", "--scope memerlukan nilai")]
    [InlineData("audit verify --scope 3277", "--scope memerlukan kode wilayah")]
    [InlineData("audit verify --from 2026-11-24", "--from tidak dikenal pada perintah audit verify")]
    [InlineData("audit verify --scope 32.77 --anchor 1:00", "--anchor memerlukan NOMOR:HASH")]
    [InlineData("audit list", "Perintah audit list memerlukan --scope")]
    [InlineData("audit list --scope 32.77 --from 24-11-2026", "--from tidak dapat dibaca")]
    [InlineData("backup", "Perintah backup memerlukan --out")]
    [InlineData("restore", "Perintah restore memerlukan ARSIP")]
    [InlineData("restore tidak-ada.tar.gz", "Berkas \"tidak-ada.tar.gz\" tidak ada")]
    [InlineData("replay 3277 x --reason diperbaiki-kemarin", "Wilayah \"3277\" tidak dikenal")]
    [InlineData("replay 32.77 x", "Perintah replay memerlukan --reason")]
    [InlineData("health --url localhost", "--url tidak dapat dibaca")]
    [InlineData("rebuild 32.77", "\"32.77\" tidak dapat dipakai pada perintah rebuild")]
    public async Task Wrong_use_is_named_and_ends_with_two(string line, string sentence)
    {
        Assert.Equal(Usage.WrongUse, await RunAsync(line));

        Assert.Contains(sentence, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("rahasia", _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task An_anchor_needs_its_chain()
    {
        Assert.Equal(Usage.WrongUse, await RunAsync($"audit verify --anchor 1:{new string('a', 64)}"));

        Assert.Contains("--anchor memerlukan --scope", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_a_person_among_the_words_is_not_repeated()
    {
        var nik = A.NikNumber(7).Digits;

        Assert.Equal(Usage.WrongUse, await RunAsync($"rights find {nik}"));

        Assert.DoesNotContain(nik, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("serve")]
    [InlineData("--as-of=2026-11-24 --urls http://localhost:7072;https://127.0.0.1:0 --set A=1 --set=B:C=d=e")]
    [InlineData("serve --set B__C=1 --as-of 2026-11-24 --set A=")]
    [InlineData("check --json --region=32.77 a.xlsx --as-of 2026-11-24 --receipt b.xlsx")]
    [InlineData("template --out=@x.xlsx --region 32.77")]
    [InlineData("check --region 32.77 -- -a.xlsx")]
    [InlineData("rights restrict --asked-by dia --reason -permintaan-tertulis")]
    [InlineData("access create --scope 32.77 --role office")]
    [InlineData("access create --role=province --scope=32")]
    [InlineData("access create --role centre --scope II")]
    [InlineData("access create --role ministry")]
    [InlineData("access create --role operator")]
    [InlineData("access list")]
    [InlineData("access revoke 1a2b3c4d5e6f")]
    [InlineData("encryption show")]
    [InlineData("encryption list")]
    [InlineData("encryption rotate")]
    [InlineData("encryption rewrap")]
    [InlineData("encryption rotate-index")]
    [InlineData("encryption retire k1")]
    [InlineData("reference list")]
    [InlineData("reference show --at 2026-11-24 wilayah")]
    [InlineData("reference export --out x.csv wilayah")]
    [InlineData("rights find --nik-from x.txt")]
    [InlineData("rights export --out x.json")]
    [InlineData("rights restrict --asked-by dia --reason permintaan-tertulis")]
    [InlineData("retention apply")]
    [InlineData("breach --to b --from a --region 32.77 --actor office:1 --out f.csv")]
    [InlineData("audit verify")]
    [InlineData("audit list --to 2026-11-24 --scope nasional --from 2026-11-24")]
    [InlineData("audit head --scope 32.77")]
    [InlineData("rebuild")]
    [InlineData("backup --out x.tar.gz")]
    [InlineData("demo --out x")]
    public void Options_stand_in_any_order_and_either_spelling(string line) =>
        Assert.Null(WrongWords.Of(CommandLine.Parse(Words(line), Nobody)));

    [Fact]
    public void Settings_are_taken_by_name_and_the_last_one_counts()
    {
        var parsed = CommandLine.Parse(["serve", "--set", "A__B=1", "--set=Storage=x=y;z:1", "--set", "a:b=2"], Nobody);

        var settings = parsed.GetValue<Dictionary<string, string?>>("--set")!;

        Assert.Equal([("A:B", "2"), ("Storage", "x=y;z:1")], settings.Select(pair => (pair.Key, pair.Value!)).Order());
    }

    private static Caller Nobody => new(TextReader.Null, TextWriter.Null, TextWriter.Null, new FakeTimeProvider(Now));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    /// <summary>"" for the command without a verb, then "audit", "audit verify" and so on.</summary>
    private static IEnumerable<string> Paths(Command command, string path = "") =>
        command.Subcommands.SelectMany(verb => Paths(verb, $"{path} {verb.Name}".TrimStart())).Prepend(path);

    private Task<int> RunAsync(string line) =>
        CommandLine.RunAsync(Words(line), new Caller(TextReader.Null, _output, _error, new FakeTimeProvider(Now)), CancellationToken.None);
}
