using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.IO;

public partial class AbsolutePath
{
    /// <summary>A path from its text; a relative one starts at the working directory.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc />
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType)
            => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc />
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
            => value is string text
                ? Create(System.IO.Path.Combine(EnvironmentInfo.WorkingDirectory, text))
                : base.ConvertFrom(context, culture, value);
    }
}
