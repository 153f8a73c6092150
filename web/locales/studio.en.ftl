# The studio: the frame of all its pages

studio-name = Studio
studio-desk = Desk
studio-see-site = See the site
studio-new = New
