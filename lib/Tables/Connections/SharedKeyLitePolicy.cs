using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>
/// Signs each try with the account's key (Shared Key Lite). A retry is signed anew, since the service refuses a date
/// that is fifteen minutes old and the key may have been exchanged.
/// </summary>
internal sealed class SharedKeyLitePolicy(TableSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        message.Request.Headers.SetValue("x-ms-date", date);
        var text = TextToSign(date, credential.AccountName, message.Request.Uri.ToUri());
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{credential.Sign(text)}");
    }

    /// <summary>The path is taken as it is escaped on the wire; of the query, only <c>comp</c> counts.</summary>
    internal static string TextToSign(string date, string account, Uri address)
    {
        var component = address.Query.TrimStart('?').Split('&')
            .FirstOrDefault(static part => part.StartsWith("comp=", StringComparison.Ordinal));
        return $"{date}\n/{account}{address.AbsolutePath}{(component is null ? "" : "?" + component)}";
    }
}
