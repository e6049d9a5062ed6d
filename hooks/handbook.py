"""The one hook MkDocs loads: binds each event by name, nothing else."""

from policybook.drivers.site import Site

site = Site()

on_startup = site.on_startup
on_config = site.on_config
on_files = site.on_files
on_nav = site.on_nav
on_page_markdown = site.on_page_markdown
on_page_content = site.on_page_content
on_env = site.on_env
on_page_context = site.on_page_context
on_post_build = site.on_post_build
on_build_error = site.on_build_error
on_serve = site.on_serve
