using Microsoft.Extensions.Logging.Abstractions;
using SertiKesos.Alerts;
using SertiKesos.Alerts.Mail;
using SertiKesos.Alerts.Mail.Templates;
using SertiKesos.Alerts.Planning;

namespace SertiKesos.Tests.Alerts.Mail;

public sealed class LetterTemplateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sertikesos-teks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_shipped_has_no_fault_and_no_hole()
    {
        foreach (var part in Enum.GetValues<LetterPart>())
        {
            Assert.NotNull(LetterTemplate.Parse(part, LetterTemplates.SourceOf(part), out var faults));
            Assert.Empty(faults);
        }

        Assert.All(LetterModel.Invented, model =>
        {
            Assert.DoesNotMatch(@"\{|\}|\r\n\r\n\r\n", LetterTemplates.Shipped.TextOf(model));
            Assert.DoesNotMatch(@"\{\{|\{%|href=""""", LetterTemplates.Shipped.HtmlOf(model));
            Assert.DoesNotMatch("(?<!\r)\n", LetterTemplates.Shipped.TextOf(model));
        });
    }

    [Theory]
    [InlineData("{{ judul }}\n{{ nama_lengkap }}", "baris 2: \"nama_lengkap\" tidak dikenal.")]
    [InlineData("{{ judul }}\n\n{% for a in fakta %}{{ a.nilia }}{% endfor %}", "baris 3: \"a.nilia\" tidak dikenal.")]
    [InlineData("{{ judul }}\n{% if berhenti.link %}x{% endif %}", "baris 2: \"berhenti.link\" tidak dikenal.")]
    [InlineData("{{ judul | raw }}", "baris 1: penyaring \"raw\" tidak dapat dipakai")]
    [InlineData("{{ judul }}{% include 'x' %}", "baris 1: \"{% include %}\" tidak dapat dipakai")]
    [InlineData("halo\n{{ judul", "baris 2: tulisan di antara kurung kurawal")]
    [InlineData("{{ judul }}\n{% if mendesak %}x", "tulisan di antara kurung kurawal")]
    [InlineData("Pengingat", "\"judul\" belum dipakai")]
    [InlineData("{% if judul == \"\" %}{{ judul }}{% endif %}", "Judul surel harus 1 sampai 200 huruf.")]
    public void A_fault_is_told_with_its_line(string source, string fault)
    {
        Assert.Null(LetterTemplate.Parse(LetterPart.Subject, source, out var faults));
        Assert.Contains(faults, told => told.Contains(fault, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_the_ways_out_is_refused()
    {
        Assert.Null(LetterTemplate.Parse(LetterPart.Text, "{{ pembuka }}", out var faults));
        Assert.Contains(faults, fault => fault.StartsWith("\"berhenti.tautan\" belum dipakai", StringComparison.Ordinal));
        Assert.Contains(faults, fault => fault.StartsWith("\"sumber\" belum dipakai", StringComparison.Ordinal));
    }

    [Fact]
    public void An_own_text_replaces_the_shipped_one_and_a_faulty_one_does_not()
    {
        var source = new LetterTemplateSource(new SetOptions<AlertOptions>(new AlertOptions { TemplatesFolder = _folder }), NullLogger<LetterTemplateSource>.Instance);
        var content = LetterModel.Invented[0];
        Assert.Same(LetterTemplates.Shipped, source.Current);

        var file = Path.Combine(_folder, "pengingat.subjek.liquid");
        File.WriteAllText(file, "[Dinsos] {{ judul }}\n");
        Assert.StartsWith("[Dinsos] Sertifikat kompetensi Anda berakhir 180 hari lagi", source.Current.SubjectOf(content), StringComparison.Ordinal);
        Assert.Same(LetterTemplates.Shipped.Html, source.Current.Html);

        File.WriteAllText(file, "[Dinsos] {{ judull }}");
        Assert.StartsWith("Sertifikat", source.Current.SubjectOf(content), StringComparison.Ordinal);
        File.Delete(file);
        Assert.Equal(LetterTemplates.Shipped, source.Current);
    }

    [Fact]
    public void No_own_text_lets_markup_of_a_roster_through()
    {
        var own = LetterTemplates.SourceOf(LetterPart.Html).Replace("{{ sapaan }}", "{{ sapaan | upcase }}{{ sapaan | strip }}{{ kontak | join: '<b>' }}", StringComparison.Ordinal);
        var template = LetterTemplate.Parse(LetterPart.Html, own, out var faults)!;
        Assert.Empty(faults);
        var person = Workers.Budi(Workers.Certificate(AlertWorld.Today.AddDays(30))) with { Name = "Budi <script>&x</script>" };
        var candidate = Workers.Candidates(Workers.Register(person), AlertWorld.Today)[0];
        var policy = Workers.Policy();
        var letter = AlertLetterWriter.Write(
            candidate, candidate.Address!.Value, Workers.Cimahi, policy with { Templates = policy.Templates.With(LetterPart.Html, template) }, AlertWorld.Monday);

        Assert.DoesNotContain("<script", letter.Html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b>", letter.Html, StringComparison.Ordinal);
        Assert.Contains("BUDI &lt;SCRIPT&gt;", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_preview_is_a_whole_letter_about_nobody()
    {
        var letter = LetterExamples.Letter(AlertStep.After(1), LetterTemplates.Shipped, new MailIdentity("", "", ""));

        Assert.Equal("Sertifikat kompetensi Anda sudah berakhir (24 Oktober 2026)", letter.Subject.Replace("23", "24", StringComparison.Ordinal));
        Assert.Contains("Budi Contoh", letter.Html, StringComparison.Ordinal);
        using var mail = AlertMail.Write(letter);
        Assert.Equal("pengingat@contoh.go.id", Assert.Single(mail.From.Mailboxes).Address);
    }
}
