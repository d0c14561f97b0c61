using System.Globalization;
using SertiKesos.Alerts.Mail;
using SertiKesos.Time;

namespace SertiKesos.Alerts.Channels;

/// <summary>Everything that workers and operators read about channels other than mail.</summary>
internal static class ChannelTexts
{
    public const string OptionChannelsBad =
        "Alerts:Channels harus berisi Mail, WhatsApp, atau Sms, masing-masing sekali dan dipisahkan koma, misalnya WhatsApp,Sms,Mail.";
    public const string OptionWhatsAppMissing =
        "Alerts:Channels memuat WhatsApp, tetapi Alerts:WhatsApp:PhoneNumberId, Token, AppSecret, atau VerifyToken kosong. Isi keempatnya, atau hapus WhatsApp dari Alerts:Channels.";
    public const string OptionWhatsAppNumberBad = "Alerts:WhatsApp:PhoneNumberId hanya berisi angka; itu pengenal dari Meta, bukan nomor telepon.";
    public const string OptionWhatsAppBaseBad = "Alerts:WhatsApp:BaseUrl harus berupa alamat https, misalnya https://graph.facebook.com.";
    public const string OptionWhatsAppVersionBad = "Alerts:WhatsApp:ApiVersion harus ditulis seperti v24.0.";
    public const string OptionWhatsAppLanguageBad = "Alerts:WhatsApp:Language harus berupa kode bahasa templat, misalnya id.";
    public const string OptionWhatsAppTemplatesBad =
        "Alerts:WhatsApp:Templates harus ditulis seperti d=pengingat_sertifikat,d0=hari_terakhir,m=sertifikat_berakhir dan mencakup semua pengingat pada Alerts:Thresholds dan Alerts:MonthsAfter.";
    public const string OptionSmsUrlBad =
        "Alerts:Channels memuat Sms, tetapi Alerts:Sms:Url bukan alamat https. Isi alamat gerbang SMS (http hanya untuk komputer ini sendiri), atau hapus Sms dari Alerts:Channels.";
    public const string OptionSmsMethodBad = "Alerts:Sms:Method harus POST atau PUT: alamat permintaan tidak boleh memuat nomor orang.";
    public const string OptionSmsBodyBad =
        "Alerts:Sms:Body harus memuat {text} dan {phone}, {digits}, atau {local}, tanpa isian lain kecuali {id}. Dengan Alerts:Sms:Format=Json isinya harus JSON yang benar.";
    public const string OptionSmsHeaderBad = "Alerts:Sms:Header bukan nama header HTTP, atau Alerts:Sms:Secret memuat pergantian baris.";
    public const string OptionSmsSuccessBad = "Alerts:Sms:Success harus berisi kode atau rentang kode HTTP, misalnya 200-299 atau 200,202.";
    public const string OptionSmsPointerBad = "Alerts:Sms:SuccessPointer harus kosong atau dimulai dengan garis miring, misalnya /messages/0/status.";

    private const int LongestName = 40;

    /// <summary>Two parts of an SMS in the alphabet of GSM.</summary>
    private const int LongestSms = 306;

    /// <summary>Fills "sertifikat kompetensi Anda berakhir {{2}}".</summary>
    public static string When(int daysLeft, DateOnly lastDay) => daysLeft switch
    {
        < 0 => $"pada {IndonesianText.Long(lastDay)} ({Count(-daysLeft)} hari yang lalu)",
        0 => $"hari ini, {IndonesianText.Long(lastDay)}",
        1 => $"besok, {IndonesianText.Long(lastDay)}",
        _ => $"pada {IndonesianText.Long(lastDay)} ({Count(daysLeft)} hari lagi)",
    };

    public static string Office(ContactLine office) => AlertTexts.Contact(office);

    /// <summary>A name that fits: cut behind a word.</summary>
    public static string Name(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        var end = name.LastIndexOf(' ', LongestName);
        return end > 0 ? name[..end].TrimEnd(',', ' ') : LetterName.Neutral;
    }

    /// <summary>Short and polite, without NIK and number of the certificate: who reads a telephone may be somebody else.</summary>
    public static string Sms(string name, int daysLeft, DateOnly lastDay, ContactLine office)
    {
        var greeting = $"Yth. {Name(name)}, ";
        var text = (daysLeft < 0 ? "sertifikat kompetensi Anda sudah berakhir " : "sertifikat kompetensi Anda berakhir ")
            + $"{When(daysLeft, lastDay)}. Mohon hubungi {Office(office)} untuk perpanjangan.";
        const string Stop = " Tidak ingin menerima SMS ini? Sampaikan ke kantor tersebut.";
        var plain = GsmText.Of(greeting + text + Stop);
        return plain.Length <= LongestSms ? plain : GsmText.Of(greeting + text) is { Length: <= LongestSms } shorter ? shorter : GsmText.Of(text, LongestSms);
    }

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
