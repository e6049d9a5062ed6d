"""The only places that know MkDocs, WeasyPrint, the command line and the disk."""
