using MimeKit;
using SertiKesos.Alerts.Answers;

namespace SertiKesos.Tests.Alerts.Answers;

public sealed class ReplyWordsTests
{
    [Theory]
    [InlineData("BERHENTI", "Stop")]
    [InlineData("\r\n  berhenti.\r\nTerima kasih", "Stop")]
    [InlineData("\"STOP\"", "Stop")]
    [InlineData("Stop, saya sudah pindah", "Stop")]
    [InlineData("LANJUT", "Resume")]
    [InlineData("Lanjutkan!", "Resume")]
    [InlineData("Saya tidak mau BERHENTI", "Nothing")]
    [InlineData("Berhentilah", "Nothing")]
    [InlineData("STOP2", "Nothing")]
    [InlineData("Kapan jadwalnya?\r\n> balas surel ini dengan kata\r\n> BERHENTI", "Nothing")]
    [InlineData("> BERHENTI", "Nothing")]
    [InlineData("Pada Sen, 23 Nov 2026 pukul 09.00 Pengingat menulis:\r\nBERHENTI", "Nothing")]
    [InlineData("-----Pesan Asli-----\r\nBERHENTI", "Nothing")]
    [InlineData("", "Nothing")]
    public void The_first_word_of_what_the_reader_wrote_counts(string text, string wish) =>
        Assert.Equal(Enum.Parse<ReplyWish>(wish), ReplyWords.Of(Mail("Re: Sertifikat kompetensi Anda", new TextPart("plain") { Text = text })));

    [Theory]
    [InlineData("<div dir=\"ltr\">BERHENTI</div><div class=\"gmail_quote\">LANJUT</div>", "Stop")]
    [InlineData("<html><head><title>BERHENTI</title><style>STOP</style></head><body><p>Kapan jadwalnya?</p><blockquote>BERHENTI</blockquote></body></html>", "Nothing")]
    [InlineData("<p>&nbsp;</p><p><b>Lan</b>jut</p>", "Resume")]
    [InlineData("<blockquote>BERHENTI</blockquote>", "Nothing")]
    public void An_html_answer_is_read_like_text(string html, string wish) =>
        Assert.Equal(Enum.Parse<ReplyWish>(wish), ReplyWords.Of(Mail("Re: x", new TextPart("html") { Text = html })));

    [Theory]
    [InlineData("BERHENTI", "Stop")]
    [InlineData("Re: BERHENTI menerima", "Nothing")]
    [InlineData("BERHENTI bekerja sejak Mei", "Nothing")]
    public void A_subject_counts_only_as_a_word_by_itself(string subject, string wish) =>
        Assert.Equal(Enum.Parse<ReplyWish>(wish), ReplyWords.Of(Mail(subject, new TextPart("plain") { Text = "Dikirim dari telepon saya" })));

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied")]
    [InlineData("Precedence", "bulk")]
    public void What_a_program_answers_by_itself_asks_for_nothing(string header, string value)
    {
        var mail = Mail("x", new TextPart("plain") { Text = "BERHENTI" });
        mail.Headers.Add(header, value);

        Assert.Equal(ReplyWish.Nothing, ReplyWords.Of(mail));
    }

    private static MimeMessage Mail(string subject, MimeEntity body) => new() { Subject = subject, Body = body };
}
