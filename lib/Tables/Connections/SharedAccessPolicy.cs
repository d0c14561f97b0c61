using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables;

/// <summary>Puts the shared access signature into the query of each try; a retry takes the signature of its moment.</summary>
internal sealed class SharedAccessPolicy(AzureSasCredential credential) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var query = message.TryGetProperty(nameof(SharedAccessPolicy), out var kept) && kept is string original
            ? original
            : message.Request.Uri.Query;
        message.SetProperty(nameof(SharedAccessPolicy), query);
        var signature = credential.Signature.TrimStart('?');
        message.Request.Uri.Query = query.Length > 1 ? $"{query}&{signature}" : "?" + signature;
    }
}
