# The studio: the frame of all its pages

studio-name = Studio
studio-desk = Desk
studio-see-site = See the site
studio-new = New
studio-help = Editors’ guide
help-other-language = This guide is not written in your language yet; this is the English one.
help-contents = Contents of the guide
