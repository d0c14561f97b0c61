using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>What both clients do to whole tables.</summary>
internal static class TableCalls
{
    public static async Task<Response<TableItem>> CreateAsync(TableRest rest, string name, bool mayExist, bool async, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        // A table that is still being deleted answers 409 as well, and is no table that one could write to.
        var response = await rest.SendAsync(
            EntityRequest.CreateTable(name),
            response => mayExist && response.Status == 409 && ServiceError.CodeOf(response) == TableErrorCode.TableAlreadyExists,
            async,
            cancel).ConfigureAwait(false);
        return Response.FromValue(new TableItem(name), response);
    }

    public static Task<Response> DeleteAsync(TableRest rest, string name, bool async, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return rest.SendAsync(EntityRequest.DeleteTable(name), IsMissing, async, cancel);
    }

    public static bool IsMissing(Response response) => response.Status == 404;
}
