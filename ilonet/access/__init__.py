"""Need-to-know: actors, circles, sealed rows, acts."""
