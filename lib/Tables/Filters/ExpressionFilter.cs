using System.Linq.Expressions;
using System.Reflection;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>
/// Filters out of lambda expressions: properties compared with values that do not depend on the entity, joined by
/// <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>. The service can do no more.
/// </summary>
internal static class ExpressionFilter
{
    /// <returns>The filter; null when the expression lets everything through.</returns>
    /// <exception cref="NotSupportedException">The service's filter language cannot say this.</exception>
    public static string? Create(LambdaExpression filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (filter.Body is ConstantExpression { Value: true })
        {
            return null;
        }

        return Condition(filter.Body, filter.Parameters[0]);
    }

    private static string Condition(Expression node, ParameterExpression entity) => node switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and =>
            $"({Condition(and.Left, entity)}) and ({Condition(and.Right, entity)})",
        BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or =>
            $"({Condition(or.Left, entity)}) or ({Condition(or.Right, entity)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"not ({Condition(not.Operand, entity)})",
        BinaryExpression binary when Operator(binary.NodeType) is { } comparison => Comparison(binary, comparison, entity),
        _ when node.Type == typeof(bool) && Property(node, entity) is { } flag => $"{flag.Name} eq true",
        _ => throw Unsupported(node),
    };

    private static string Comparison(BinaryExpression node, string comparison, ParameterExpression entity)
    {
        if (OrdinalComparison(node, entity) is var (first, second))
        {
            return Compare(first, second, comparison, entity) ?? Compare(second, first, Mirror(comparison), entity) ?? throw Unsupported(node);
        }

        return Compare(node.Left, node.Right, comparison, entity) ??
            Compare(node.Right, node.Left, Mirror(comparison), entity) ??
            throw Unsupported(node);
    }

    private static string? Compare(Expression left, Expression right, string comparison, ParameterExpression entity)
    {
        if (Property(left, entity) is not { } property || Mentions(right, entity))
        {
            return null;
        }

        var value = Evaluate(right);
        if (property.Type.IsEnum)
        {
            // The compiler compares the numbers behind the names; the store holds the names, which have no order.
            if (comparison is not ("eq" or "ne"))
            {
                throw new NotSupportedException($"The enum property '{property.Name}' is stored by name and can only be compared for equality.");
            }

            value = value is null ? null : Enum.ToObject(property.Type, value);
        }

        return value is null
            ? throw new NotSupportedException($"The property '{property.Name}' cannot be compared with null: a table does not store nulls.")
            : $"{property.Name} {comparison} {FilterLiteral.Of(value)}";
    }

    /// <summary>C# has no order operators for text, so these stand in: <c>string.CompareOrdinal(e.RowKey, "b") >= 0</c> and its kin.</summary>
    private static (Expression First, Expression Second)? OrdinalComparison(BinaryExpression node, ParameterExpression entity)
    {
        if (node.Left is not MethodCallExpression call || Mentions(node.Right, entity) || Evaluate(node.Right) is not 0)
        {
            return null;
        }

        return call switch
        {
            { Object: null, Method.Name: nameof(string.CompareOrdinal), Arguments.Count: 2 }
                when call.Method.DeclaringType == typeof(string) => (call.Arguments[0], call.Arguments[1]),
            { Object: null, Method.Name: nameof(string.Compare), Arguments.Count: 2 }
                when call.Method.DeclaringType == typeof(string) => (call.Arguments[0], call.Arguments[1]),
            { Object: null, Method.Name: nameof(string.Compare), Arguments.Count: 3 }
                when call.Method.DeclaringType == typeof(string) && call.Arguments[2].Type == typeof(StringComparison) &&
                    Evaluate(call.Arguments[2]) is StringComparison.Ordinal => (call.Arguments[0], call.Arguments[1]),
            { Object: { } text, Method.Name: nameof(string.CompareTo), Arguments.Count: 1 }
                when text.Type == typeof(string) => (text, call.Arguments[0]),
            _ => null,
        };
    }

    /// <summary>The stored property that an expression reads from the entity: a member, an indexer or a getter of <see cref="TableEntity"/>.</summary>
    private static (string Name, Type Type)? Property(Expression node, ParameterExpression entity) => Bare(node) switch
    {
        MemberExpression { Member: PropertyInfo { Name: "Value" or "HasValue" } wrapped } when wrapped.DeclaringType is { } type &&
            Nullable.GetUnderlyingType(type) is not null => null,
        MemberExpression { Member: PropertyInfo property, Expression: { } owner } when Bare(owner) == entity =>
            (Named(property), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType),
        MethodCallExpression { Object: { } owner, Arguments: [var name] } call
            when Bare(owner) == entity && owner.Type == typeof(TableEntity) &&
                (call.Method.Name == "get_Item" || call.Method.Name.StartsWith("Get", StringComparison.Ordinal)) &&
                !Mentions(name, entity) && Evaluate(name) is string text =>
            (text, Nullable.GetUnderlyingType(call.Type) ?? call.Type),
        _ => null,
    };

    private static string Named(PropertyInfo property) =>
        property.DeclaringType == typeof(TableItem) ? "TableName" : EntityShape.StoredName(property);

    private static Expression Bare(Expression node) =>
        node is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } conversion
            ? Bare(conversion.Operand)
            : node;

    private static object? Evaluate(Expression node) => node is ConstantExpression constant
        ? constant.Value
        : Expression.Lambda<Func<object?>>(Expression.Convert(node, typeof(object))).Compile(preferInterpretation: true)();

    private static bool Mentions(Expression node, ParameterExpression entity)
    {
        var search = new Search(entity);
        search.Visit(node);
        return search.Found;
    }

    private static string? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        _ => null,
    };

    private static string Mirror(string comparison) => comparison switch
    {
        "gt" => "lt",
        "ge" => "le",
        "lt" => "gt",
        "le" => "ge",
        _ => comparison,
    };

    private static NotSupportedException Unsupported(Expression node) => new(
        $"The table service cannot filter by an expression of this kind ({node.NodeType}). Compare properties with values, and join " +
        "comparisons by &&, || and !.");

    private sealed class Search(ParameterExpression entity) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == entity;
            return node;
        }
    }
}
