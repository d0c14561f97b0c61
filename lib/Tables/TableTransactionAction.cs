namespace Azure.Data.Tables;

/// <summary>One action of a transaction (see <see cref="TableClient.SubmitTransactionAsync"/>).</summary>
public class TableTransactionAction
{
    /// <summary>Describes an action that does not depend on the stored version.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">The entity; of a delete, only the keys matter.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>Describes an action.</summary>
    /// <param name="actionType">What to do.</param>
    /// <param name="entity">The entity; of a delete, only the keys matter.</param>
    /// <param name="etag">
    /// The version that an update or a delete depends on; when it is left out, any version will do. The entity's own
    /// <see cref="ITableEntity.ETag"/> is not looked at. Of no meaning for additions and upserts.
    /// </param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What to do.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version that the action depends on; default when it depends on none.</summary>
    public ETag ETag { get; }
}
