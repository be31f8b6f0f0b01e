using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ingot.Tests.Nuke;

/// <summary>Public and protected types and members as text, one line each, in the form of <c>nuke-surface.txt</c>.</summary>
public static class Signature
{
    const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(char)] = "char", [typeof(float)] = "float", [typeof(int)] = "int",
        [typeof(long)] = "long", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(uint)] = "uint", [typeof(void)] = "void",
    };

    /// <summary>All lines of an assembly.</summary>
    public static IEnumerable<string> Of(Assembly assembly)
        => assembly.GetTypes().Where(IsVisible).SelectMany(x => Members(x).Prepend(Line(x)));

    static bool IsVisible(Type type)
        => type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!));

    static string Line(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)) && type.GetMethod("Invoke") is { } invoke)
            return $"{type.Namespace}: public delegate {Name(invoke.ReturnType)} {Name(type)}({Parameters(invoke)})";
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : "class";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsInterface ? "" : type.IsAbstract ? "abstract "
            : type is { IsSealed: true, IsValueType: false } ? "sealed " : "";
        var bases = type.IsEnum ? [] : type.GetInterfaces().Where(IsVisibleOutside).ToList();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && !type.IsEnum)
        {
            bases.RemoveAll(parent.IsAssignableTo);
            bases.Insert(0, parent);
        }

        var list = bases.Count > 0 ? " : " + string.Join(", ", bases.Select(Name)) : "";
        return $"{type.Namespace}: public {modifier}{kind} {Name(type)}{list}";
    }

    static bool IsVisibleOutside(Type type) => type.IsPublic;

    static IEnumerable<string> Members(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [];
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(x => $"{Name(type)}.{x.Name} = {Convert.ToInt64(x.GetRawConstantValue(), CultureInfo.InvariantCulture)}");
        }

        return type.GetMembers(Declared).Select(Member).OfType<string>().Select(x => $"{Name(type)} :: {x}");
    }

    static string? Member(MemberInfo member) => member switch
    {
        FieldInfo field when Access(field.Attributes & FieldAttributes.FieldAccessMask) is { } access
            => $"{access}{(field.IsLiteral ? "const " : field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}"
                + $"{Name(field.FieldType)} {field.Name}{(field.IsLiteral ? $" = \"{field.GetRawConstantValue()}\"" : "")}",
        PropertyInfo property => Property(property),
        ConstructorInfo constructor when Access(constructor) is { } access && !constructor.IsStatic
            => $"{access}{PlainName(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method when Access(method) is { } access && !IsAccessor(method)
            => $"{access}{Modifier(method)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})"
                + Constraints(method),
        _ => null,
    };

    static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    static string? Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(x => Access(x) is not null).ToList();
        if (accessors.Count == 0)
            return null;
        var kinds = string.Concat(accessors.Select(x => x == property.GetMethod ? "get; " : "set; ").Order(StringComparer.Ordinal));
        var indexes = property.GetIndexParameters();
        var name = indexes.Length > 0 ? $"this[{string.Join(", ", indexes.Select(Parameter))}]" : property.Name;
        return $"{Access(accessors[0])}{Modifier(accessors[0])}{Name(property.PropertyType)} {name} {{ {kinds}}}";
    }

    static string? Access(MethodBase method)
        => method.Name.Contains('.') && !method.IsConstructor
            ? null : Access((FieldAttributes)(method.Attributes & MethodAttributes.MemberAccessMask));

    static string? Access(FieldAttributes access) => access switch
    {
        FieldAttributes.Public => "public ",
        FieldAttributes.FamORAssem => "protected internal ",
        FieldAttributes.Family => "protected ",
        _ => null,
    };

    static string Modifier(MethodInfo method)
    {
        if (method.IsStatic)
            return "static ";
        if (method.DeclaringType is { IsInterface: true } || !method.IsVirtual)
            return "";
        if (method.GetBaseDefinition() != method)
            return "override ";
        return method.IsAbstract ? "abstract " : method.IsFinal ? "" : "virtual ";
    }

    static string Generics(MethodInfo method)
        => method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(x => x.Name))}>" : "";

    static string Constraints(MethodInfo method) => string.Concat(method.GetGenericArguments().Select(Constraint));

    static string Constraint(Type parameter)
    {
        var words = new List<string>();
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
            words.Add("class");
        if (isStruct)
            words.Add("struct");
        words.AddRange(parameter.GetGenericParameterConstraints().Where(x => x != typeof(ValueType)).Select(Name));
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
            words.Add("new()");
        return words.Count > 0 ? $" where {parameter.Name} : {string.Join(", ", words)}" : "";
    }

    static string Parameters(MethodBase method)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute));
        return string.Join(", ", method.GetParameters().Select((x, i) => (isExtension && i == 0 ? "this " : "") + Parameter(x)));
    }

    static string Parameter(ParameterInfo parameter)
    {
        var expression = parameter.GetCustomAttribute<CallerArgumentExpressionAttribute>() is { } caller
            ? $"[CallerArgumentExpression(\"{caller.ParameterName}\")] " : "";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var value = parameter.HasDefaultValue ? $" = {Default(parameter)}" : "";
        return $"{expression}{many}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "null",
        bool value => value ? "true" : "false",
        string text => $"\"{text}\"",
        Enum value => $"{Name(value.GetType())}.{value}",
        var value when parameter.ParameterType.IsEnum => $"{Name(parameter.ParameterType)}.{Enum.ToObject(parameter.ParameterType, value)}",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsGenericType && type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
            return $"({string.Join(", ", type.GetGenericArguments().Select(Name))})";
        var outer = type.IsNested ? Name(type.DeclaringType!) + "." : "";
        var arguments = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Name).ToList();
        return outer + PlainName(type) + (arguments.Count > 0 ? $"<{string.Join(", ", arguments)}>" : "");
    }

    static string PlainName(Type type) => type.Name.Split('`')[0];
}
