using Microsoft.AspNetCore.StaticAssets;

namespace Kept.App.Shell;

/// <summary>Finds the address of one of our files that carries the hash of its content, so that browsers may keep it for ever.</summary>
public sealed class Asset(IEnumerable<EndpointDataSource> sources)
{
    private readonly Lazy<Dictionary<string, string>> hashed = new(() => Read(sources));

    public string this[string path] => hashed.Value.GetValueOrDefault(path, "/" + path);

    private static Dictionary<string, string> Read(IEnumerable<EndpointDataSource> sources)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in sources.SelectMany(source => source.Endpoints))
        {
            var file = endpoint.Metadata.GetMetadata<StaticAssetDescriptor>();
            var label = file
                ?.Properties.FirstOrDefault(property => property.Name is "label")
                ?.Value;
            if (label is not null)
                found[label] = "/" + file!.Route;
        }
        return found;
    }
}
