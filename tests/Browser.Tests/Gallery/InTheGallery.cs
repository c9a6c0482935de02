namespace Kept.Browser.Tests.Gallery;

/// <summary>One browser and one gallery for all tests that look at pages.</summary>
[CollectionDefinition(Name)]
public sealed class InTheGallery : ICollectionFixture<Chromium>, ICollectionFixture<GalleryHost>
{
    public const string Name = "in the gallery";
}
