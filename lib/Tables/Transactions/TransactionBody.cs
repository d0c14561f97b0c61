using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A transaction as one request: a multipart body that holds a change set that holds the writes.</summary>
internal static class TransactionBody
{
    public static byte[] Write(IEnumerable<EntityRequest> requests, Func<string, Uri> address, string batch, string changeset)
    {
        using var stream = new MemoryStream();
        void Line(string text = "") => stream.Write(Encoding.UTF8.GetBytes(text + "\r\n"));

        Line($"--{batch}");
        Line($"Content-Type: multipart/mixed; boundary={changeset}");
        Line();
        foreach (var request in requests)
        {
            Line($"--{changeset}");
            Line("Content-Type: application/http");
            Line("Content-Transfer-Encoding: binary");
            Line();
            Line($"{request.Method.Method} {address(request.Path).AbsoluteUri} HTTP/1.1");
            Line($"Accept: {TableRest.Json}");
            Line($"DataServiceVersion: {TableRest.DataServiceVersion}");
            if (request.IfMatch is not null)
            {
                Line($"If-Match: {request.IfMatch}");
            }

            if (request.Method == RequestMethod.Post)
            {
                Line("Prefer: return-no-content");
            }

            if (request.Body is not null)
            {
                Line("Content-Type: application/json");
            }

            Line();
            stream.Write(request.Body);
            Line();
        }

        Line($"--{changeset}--");
        Line($"--{batch}--");
        return stream.ToArray();
    }
}
