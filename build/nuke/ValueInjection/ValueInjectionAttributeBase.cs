using System.Reflection;
using Serilog;

namespace Nuke.Common.ValueInjection;

/// <summary>Base of attributes that give a field or property of the build its value.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public abstract class ValueInjectionAttributeBase : Attribute
{
#nullable disable annotations // oblivious as in Nuke: null before the engine uses the attribute, and where there is no value
    /// <summary>The build.</summary>
    public INukeBuild Build { get; internal set; }

    /// <summary>Members with a higher priority get their values first.</summary>
    public virtual int Priority => 0;

    /// <summary>Whether a failure is kept silent.</summary>
    public virtual bool SuppressWarnings => false;

    /// <summary>The value for a member; null leaves the member alone.</summary>
    /// <param name="member">The member.</param>
    /// <param name="instance">The build.</param>
    public abstract object GetValue(MemberInfo member, object instance);

    /// <summary>As <see cref="GetValue" />; null, with a warning, if that throws.</summary>
    public object TryGetValue(MemberInfo member, object instance)
    {
        try
        {
            return GetValue(member, instance);
        }
        catch (Exception exception)
        {
            if (!SuppressWarnings && !member.IsDefined(typeof(OptionalAttribute)))
            {
                var name = $"{member.DeclaringType?.Name}.{member.Name}";
                Log.Warning("Could not inject value for {Member:l}: {Message:l}", name, exception.Message);
            }

            return null;
        }
    }

    /// <summary>What another member of the instance holds.</summary>
    /// <exception cref="ArgumentException">There is no such member.</exception>
    protected T GetMemberValue<T>(string memberName, object instance)
        => Find(memberName, instance) is { } member ? (T)Read(member, instance)
            : throw new ArgumentException($"{instance.GetType().Name} has no member {memberName}", nameof(memberName));

    /// <summary>What another member of the instance holds; the default of its type if there is no such member.</summary>
    protected T GetMemberValueOrNull<T>(string memberName, object instance)
        => Find(memberName, instance) is { } member ? (T)Read(member, instance) : default;
#nullable restore annotations

    static MemberInfo? Find(string name, object instance)
    {
        const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        for (var type = instance.GetType(); type is not null; type = type.BaseType)
        {
            if (((MemberInfo?)type.GetField(name, All) ?? type.GetProperty(name, All)) is { } member)
                return member;
        }

        return null;
    }

    static object? Read(MemberInfo member, object instance)
        => member is FieldInfo field ? field.GetValue(instance) : ((PropertyInfo)member).GetValue(instance);
}
